"""The sentence encoder all-MiniLM-L6-v2, in numpy.

Six BERT layers are little code, and numpy on one thread gives the same bytes at each run.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.special import erf
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12
WIDTH = 384
EPSILON = 1e-12
LONGEST = 80  # tokens of a text; what follows is cut off
BATCH_TOKENS = 2_048
CHUNK = 4_096  # texts that are cached together

Matrix = np.ndarray


class Encoder:
    """Texts to unit vectors: the outputs of the last layer, averaged over the tokens."""

    def __init__(self, weights: bytes, tokenizer: bytes) -> None:
        self.weights = read_safetensors(memoryview(weights))
        self.tokenizer = Tokenizer.from_str(tokenizer.decode())
        self.tokenizer.enable_truncation(LONGEST)
        self.tokenizer.no_padding()

    def encode_cached(self, texts: list[str], cache: Path) -> Matrix:
        """As `encode`; chunks that an earlier run has finished are read from the cache."""
        chunks = [texts[start : start + CHUNK] for start in range(0, len(texts), CHUNK)]
        return np.vstack([self.chunk(chunk, cache) for chunk in chunks])

    def chunk(self, texts: list[str], cache: Path) -> Matrix:
        file = cache / f"{hashlib.sha256(json.dumps(texts).encode()).hexdigest()[:32]}.npy"
        if not file.exists():
            cache.mkdir(parents=True, exist_ok=True)
            unfinished = file.with_suffix(".unfinished.npy")
            np.save(unfinished, self.encode(texts))
            unfinished.rename(file)
        return np.load(file)

    def encode(self, texts: list[str]) -> Matrix:
        """One row a text. Texts of one length go together, so that nothing need be padded."""
        tokens = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        vectors = np.empty((len(texts), WIDTH), np.float32)
        for batch in batches(tokens):
            hidden = self.hidden(np.array([tokens[text] for text in batch]))
            vectors[batch] = unit(hidden.mean(axis=1))
        return vectors

    def hidden(self, tokens: Matrix) -> Matrix:
        """Outputs of the last layer: texts × tokens × width."""
        embeddings = self.weights["embeddings.word_embeddings.weight"][tokens]
        embeddings += self.weights["embeddings.position_embeddings.weight"][: tokens.shape[1]]
        embeddings += self.weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self.normalise(embeddings, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            hidden = self.layer(hidden, f"encoder.layer.{layer}")
        return hidden

    def layer(self, hidden: Matrix, name: str) -> Matrix:
        attended = self.linear(self.attention(hidden, name), f"{name}.attention.output.dense")
        hidden = self.normalise(hidden + attended, f"{name}.attention.output.LayerNorm")
        inner = gelu(self.linear(hidden, f"{name}.intermediate.dense"))
        outer = self.linear(inner, f"{name}.output.dense")
        return self.normalise(hidden + outer, f"{name}.output.LayerNorm")

    def attention(self, hidden: Matrix, name: str) -> Matrix:
        query, key, value = (
            heads(self.linear(hidden, f"{name}.attention.self.{part}"))
            for part in ("query", "key", "value")
        )
        scores = query @ key.swapaxes(2, 3) / np.float32(np.sqrt(WIDTH / HEADS))
        mixed = softmax(scores) @ value
        return mixed.swapaxes(1, 2).reshape(hidden.shape)

    def linear(self, inputs: Matrix, name: str) -> Matrix:
        weight = self.weights[f"{name}.weight"]
        outputs = inputs.reshape(-1, inputs.shape[-1]) @ weight.T
        outputs += self.weights[f"{name}.bias"]
        return outputs.reshape(*inputs.shape[:-1], -1)

    def normalise(self, inputs: Matrix, name: str) -> Matrix:
        centred = inputs - inputs.mean(axis=-1, keepdims=True)
        variance = np.square(centred).mean(axis=-1, keepdims=True)
        centred /= np.sqrt(variance + np.float32(EPSILON))
        return centred * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def batches(tokens: list[list[int]]) -> Iterator[list[int]]:
    """Indices of texts that have the same number of tokens, as many as a batch holds."""
    by_length: dict[int, list[int]] = {}
    for text, ids in enumerate(tokens):
        by_length.setdefault(len(ids), []).append(text)
    for length, texts in sorted(by_length.items()):
        size = max(1, BATCH_TOKENS // length)
        yield from (texts[start : start + size] for start in range(0, len(texts), size))


def heads(inputs: Matrix) -> Matrix:
    """Texts × tokens × width to texts × heads × tokens × width of a head."""
    texts, length, _ = inputs.shape
    parts = inputs.reshape(texts, length, HEADS, WIDTH // HEADS).swapaxes(1, 2)
    return np.ascontiguousarray(parts)


def softmax(scores: Matrix) -> Matrix:
    scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return scores / scores.sum(axis=-1, keepdims=True)


def gelu(inputs: Matrix) -> Matrix:
    outputs = erf(inputs * np.float32(np.sqrt(0.5)))
    outputs += 1
    outputs *= inputs
    outputs *= np.float32(0.5)
    return outputs


def unit(rows: Matrix) -> Matrix:
    """Rows of length one; what is nothing stays so."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def read_safetensors(data: memoryview) -> dict[str, Matrix]:
    """The float arrays of a safetensors file."""
    start = 8 + int.from_bytes(data[:8], "little")
    arrays = json.loads(bytes(data[8:start]))
    return {
        name: floats(data[start:][slice(*array["data_offsets"])], array["shape"])
        for name, array in arrays.items()
        if array.get("dtype") == "F32"
    }


def floats(data: memoryview, shape: list[int]) -> Matrix:
    return np.frombuffer(data, "<f4").reshape(shape)
