"""What the recommendation peers share: models, ranking, and the figures the Java benchmark prints."""

import time

import numpy as np
import scipy.sparse as sp

K = 20


def figures(name, lists, relevant, items):
    """Recall@20, NDCG@20 (binary gain, ideal cut at 20) and coverage of one list per case."""
    discount = 1 / np.log2(np.arange(2, K + 2))
    recall = ndcg = 0.0
    shown = set()
    for best, truth in zip(lists, relevant):
        shown.update(int(i) for i in best[:K])
        hit = np.isin(best[:K], truth)
        recall += hit.sum() / len(truth)
        ndcg += (hit * discount[: len(hit)]).sum() / discount[: min(K, len(truth))].sum()
    n = max(1, len(relevant))
    print(f"{name:24s} recall@20 {recall / n:.5f}  ndcg@20 {ndcg / n:.5f}  coverage@20 {len(shown) / items:.5f}", flush=True)


def best(scores, rows, keep_seen):
    """The best K columns of each row of scores; what the row already has is left out unless keep_seen."""
    if not keep_seen:
        scores[rows.nonzero()] = -np.inf
    top = np.argpartition(-scores, K, axis=1)[:, :K]
    order = np.argsort(-np.take_along_axis(scores, top, 1), axis=1, kind="stable")
    return np.take_along_axis(top, order, 1)


def ranked(score, rows, keep_seen, batch=500):
    lists = []
    for start in range(0, rows.shape[0], batch):
        part = rows[start : start + batch]
        lists.extend(best(np.asarray(score(start, part)), part, keep_seen))
    return lists


def als(matrix, rows, users, relevant, keep_seen, factors=128, iterations=15, regularization=0.01, alpha=10.0, threads=2):
    """implicit's ALS (conjugate gradient, its default). Columns: items."""
    from implicit.cpu.als import AlternatingLeastSquares

    model = AlternatingLeastSquares(
        factors=factors, iterations=iterations, regularization=regularization, alpha=alpha, num_threads=threads, random_state=1
    )
    start = time.perf_counter()
    model.fit(matrix, show_progress=False)
    seconds = time.perf_counter() - start
    print(f"implicit als-{factors}: fit {seconds:.2f} s, iteration {seconds / iterations:.3f} s", flush=True)
    item, user = np.asarray(model.item_factors), np.asarray(model.user_factors)[users]
    lists = ranked(lambda at, part: user[at : at + part.shape[0]] @ item.T, rows, keep_seen)
    figures(f"implicit als-{factors}", lists, relevant, matrix.shape[1])


def bm25_knn(matrix, rows, relevant, keep_seen, neighbours=200, threads=2):
    from implicit.nearest_neighbours import BM25Recommender

    start = time.perf_counter()
    model = BM25Recommender(K=neighbours, num_threads=threads)
    model.fit(matrix, show_progress=False)
    print(f"implicit bm25-knn: fit {time.perf_counter() - start:.2f} s", flush=True)
    similarity = model.similarity.tocsr()
    lists = ranked(lambda at, part: (part @ similarity).toarray(), rows, keep_seen)
    figures("implicit bm25-knn", lists, relevant, matrix.shape[1])


def ease(matrix, rows, relevant, keep_seen, regularization=200.0, most=12_000):
    if matrix.shape[1] > most:
        print(f"ease-numpy: left out, {matrix.shape[1]} items are more than {most}", flush=True)
        return
    start = time.perf_counter()
    x = sp.csr_matrix((np.ones_like(matrix.data), matrix.indices, matrix.indptr), shape=matrix.shape)
    gram = (x.T @ x).toarray().astype(np.float64)
    gram[np.diag_indices_from(gram)] += regularization
    weights = np.linalg.inv(gram)
    weights /= -np.diag(weights)
    np.fill_diagonal(weights, 0)
    weights = weights.astype(np.float32)
    print(f"ease-numpy: fit {time.perf_counter() - start:.2f} s", flush=True)
    lists = ranked(lambda at, part: part @ weights, rows, keep_seen)
    figures("ease-numpy", lists, relevant, matrix.shape[1])
