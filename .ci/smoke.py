"""The installed product from an empty folder: review, eval, app. Standard library only."""

import json
import os
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
import urllib.request
from pathlib import Path

PAINCODER = str(Path(sysconfig.get_path("scripts")) / "paincoder")
SAMPLES = Path(sysconfig.get_path("purelib")) / "copilot" / "samples"


def network_is_cut():
    try:
        socket.create_connection(("192.0.2.1", 9), timeout=2).close()
    except OSError:
        return
    sys.exit("the network is not cut")


def review():
    for sample in sorted(SAMPLES.glob("*.txt")):
        done = subprocess.run([PAINCODER, "review", str(sample), "--json"], capture_output=True, check=True)
        out = json.loads(done.stdout)
        codes = [line["code"] for line in out["lines"]]
        print(f"review {sample.stem}: {out['status']}, {', '.join(codes)}")
        assert codes, "a sample gave no line"
    shown = subprocess.run(
        [PAINCODER, "review", str(sample)], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert codes[0] in shown.stdout
    empty = subprocess.run([PAINCODER, "review", "-"], input=b"", capture_output=True)
    assert empty.returncode == 2 and empty.stderr.count(b"\n") == 1


def evaluate():
    done = subprocess.run([PAINCODER, "eval"], capture_output=True, text=True, encoding="utf-8")
    print(done.stdout.strip())
    assert done.returncode == 0, "golden cases fail from the wheel"


def app():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PAINCODER, "app", "--sample", "lumbar-transforaminal", "--port", str(port)]
    new_user = {**os.environ, "HOME": tempfile.mkdtemp()}  # one who never started Streamlit, and has no screen
    new_user.pop("DISPLAY", None)
    running = subprocess.Popen(
        command, env=new_user, start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        for _ in range(120):
            try:
                url = f"http://127.0.0.1:{port}/_stcore/health"
                with urllib.request.urlopen(url, timeout=2) as reply:
                    print(f"app: {reply.read().decode()}")
                    return
            except OSError:
                assert running.poll() is None, "the app ended"
                time.sleep(0.5)
        sys.exit("the app did not start in a minute")
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait(timeout=20)


network_is_cut()
review()
evaluate()
app()
