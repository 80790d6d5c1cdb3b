"""Peers of `bench recommend topn DIR` on the same files. Needs: pip install implicit numpy scipy.

usage: topn.py DIR [--factors 128] [--iterations 15] [--only als]
"""

import argparse
import gzip
from pathlib import Path

import numpy as np
import scipy.sparse as sp

import ranking


def read(folder, name):
    plain = Path(folder, name)
    lines = plain.open() if plain.exists() else gzip.open(Path(folder, name + ".gz"), "rt")
    with lines:
        return {int(w[0]): np.unique(np.array(w[1:], dtype=np.int64)) for w in map(str.split, lines) if w}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("dir")
    parser.add_argument("--factors", type=int, default=128)
    parser.add_argument("--iterations", type=int, default=15)
    parser.add_argument("--only")
    options = parser.parse_args()
    train, test = read(options.dir, "train.txt"), read(options.dir, "test.txt")
    test = {u: items for u, items in test.items() if len(items)}
    users = 1 + max(max(train), max(test))
    items = 1 + max(max(a.max() for a in part.values() if len(a)) for part in (train, test))
    index = np.concatenate([np.full(len(a), u) for u, a in train.items()])
    column = np.concatenate(list(train.values()))
    matrix = sp.csr_matrix((np.ones(len(index), dtype=np.float32), (index, column)), shape=(users, items))
    tested = np.array(sorted(test))
    relevant = [test[u] for u in tested]
    rows = matrix[tested]
    ranking.als(matrix, rows, tested, relevant, False, options.factors, options.iterations)
    if options.only != "als":
        ranking.bm25_knn(matrix, rows, relevant, False)
        ranking.ease(matrix, rows, relevant, False)


if __name__ == "__main__":
    main()
