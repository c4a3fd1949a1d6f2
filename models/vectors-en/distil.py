"""Word vectors whose weighted mean over a passage comes close to what the encoder says of it.

Two blocks, and their common principal components: GloVe, and the encoder distilled from passages.
"""

import numpy as np
from scipy import sparse

from encoder import Matrix, unit

# Smooth inverse frequency (Arora et al. 2017): a word of frequency p weighs a / (a + p).
SIF = 1e-3
TARGET_DIMENSIONS = 128
RIDGE_MAP = 0.1
RIDGE_WORDS = 0.25
STEPS = 30
GLOVE_SHARE = 0.8
SAMPLE = 15_000  # passages whose principal components the dimensions are
# What a file is packed by, most of all: with 127 it packs to twice the size, and a word's vector is
# nearer to what was distilled by .007 of its cosine, which the sum over a text evens out.
STEPS_OF_A_ROW = 7
STEPS_AN_OCTAVE = 4


def sif(frequencies: Matrix) -> Matrix:
    return (SIF / (SIF + frequencies)).astype(np.float32)


def word_vectors(
    counts: sparse.csr_matrix,
    encoded: Matrix,
    alone: Matrix,
    glove: Matrix,
    frequencies: Matrix,
    dimensions: int,
) -> Matrix:
    """Vectors with the SIF weight inside, one row a word.

    `counts`: passages × words; `encoded`: passages × width of the encoder; `alone`: what the
    encoder says of each word by itself; `glove`: zero where GloVe has no such word.
    """
    weights = sif(frequencies)[:, None]
    start = np.hstack([unit(centred(alone)), unit(centred(glove))])
    start -= np.average(start, axis=0, weights=frequencies * weights[:, 0])
    distilled = distil(weighted_means(counts, weights[:, 0]), encoded, start) * weights
    general = (glove - np.average(glove, axis=0, weights=frequencies)) * weights
    sample = counts[:SAMPLE]
    blocks = [GLOVE_SHARE * scaled(general, sample), scaled(distilled, sample)]
    return reduced(np.hstack(blocks).astype(np.float32), sample, dimensions)


def distil(means: sparse.csr_matrix, encoded: Matrix, start: Matrix) -> Matrix:
    """Ridge regression on the encoder's principal components, away from a linear map of `start`."""
    target = (encoded - encoded.mean(axis=0)) @ components(encoded, TARGET_DIMENSIONS)
    known = means @ start
    square = known.T @ known + RIDGE_MAP * np.eye(start.shape[1])
    mapped = (start @ np.linalg.solve(square, known.T @ target)).astype(np.float32)
    return mapped + ridge(means, target - means @ mapped)


def ridge(inputs: sparse.csr_matrix, target: Matrix) -> Matrix:
    """min ‖AX − B‖² + λ‖X‖², each column by conjugate gradients with a diagonal preconditioner."""
    transposed = inputs.T.tocsr()
    diagonal = np.asarray(inputs.multiply(inputs).sum(axis=0)).ravel()[:, None] + RIDGE_WORDS
    residual = transposed @ target
    solution = np.zeros_like(residual)
    direction = step = residual / diagonal
    slope = (residual * step).sum(axis=0)
    for _ in range(STEPS):
        image = transposed @ (inputs @ direction) + RIDGE_WORDS * direction
        length = slope / (direction * image).sum(axis=0)
        solution += length * direction
        residual -= length * image
        step = residual / diagonal
        previous, slope = slope, (residual * step).sum(axis=0)
        direction = step + slope / previous * direction
    return solution


def weighted_means(counts: sparse.csr_matrix, weights: Matrix) -> sparse.csr_matrix:
    """Rows whose entries, a word's count by its weight, sum to one; zero if no word is known."""
    weighted = counts.multiply(weights[None, :]).tocsr()
    sums = np.asarray(weighted.sum(axis=1)).ravel()
    return (sparse.diags(1 / np.where(sums > 0, sums, 1)) @ weighted).astype(np.float32)


def scaled(vectors: Matrix, counts: sparse.csr_matrix) -> Matrix:
    """So that the mean of a passage's words has length one on average."""
    lengths = np.maximum(np.asarray(counts.sum(axis=1)), 1)
    return vectors / np.linalg.norm(counts @ vectors / lengths, axis=1).mean()


def reduced(vectors: Matrix, counts: sparse.csr_matrix, dimensions: int) -> Matrix:
    return vectors @ components(unit(counts @ vectors), dimensions)


def mean_embedding(vectors: Matrix, counts: sparse.csr_matrix) -> Matrix:
    """The mean over passages of the unit-length sum of their words' vectors."""
    return unit(counts @ vectors).mean(axis=0)


def components(rows: Matrix, dimensions: int) -> Matrix:
    """The first principal components, one a column, each with its largest entry positive."""
    deviations = centred(rows)
    _, vectors = np.linalg.eigh(deviations.T @ deviations / len(rows))
    first = vectors[:, ::-1][:, :dimensions]
    largest = np.take_along_axis(first, np.abs(first).argmax(axis=0)[None, :], axis=0)
    return first * np.sign(largest)


def centred(rows: Matrix) -> Matrix:
    return rows - rows.mean(axis=0)


def quantised(vectors: Matrix) -> tuple[Matrix, Matrix]:
    """Each row as small whole numbers and the step that they count, one of few."""
    steps = np.abs(vectors).max(axis=1) / STEPS_OF_A_ROW
    steps[steps == 0] = 1
    steps = np.exp2(np.rint(np.log2(steps) * STEPS_AN_OCTAVE) / STEPS_AN_OCTAVE).astype(np.float32)
    return np.rint(vectors / steps[:, None]).astype(np.int8), steps
