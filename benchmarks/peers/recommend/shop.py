"""Peers of `bench recommend shop FILE`: same lines, same split by time, whole catalogue ranked, repeats allowed.
Needs: pip install implicit numpy scipy.

usage: shop.py FILE
"""

import csv
import gzip
import re
import sys
from datetime import datetime, timedelta

import numpy as np
import scipy.sparse as sp

import ranking


def lines(path):
    opened = gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")
    with opened as file:
        for row in csv.DictReader(file):
            customer = row.get("CustomerID", row.get("Customer ID", ""))
            invoice = row.get("InvoiceNo", row.get("Invoice", ""))
            price = row.get("UnitPrice", row.get("Price", "0"))
            code = row["StockCode"]
            if not customer or invoice.upper().startswith("C") or not re.fullmatch(r"\d{5}.*", code):
                continue
            if float(row["Quantity"]) > 0 and float(price) > 0:
                yield customer, code.upper(), datetime.fromisoformat(row["InvoiceDate"].strip())


def main():
    log = sorted(lines(sys.argv[1]), key=lambda line: line[2])
    moment = log[-1][2].replace(hour=0, minute=0, second=0) + timedelta(days=1 - 70)
    customers, products = {}, {}
    past, taken = [], {}
    for customer, product, at in log:
        p = products.setdefault(product, len(products))
        if at < moment:
            past.append((customers.setdefault(customer, len(customers)), p))
        elif customer in customers:
            taken.setdefault(customers[customer], set()).add(p)
    pairs = np.array(past)
    counts = sp.coo_matrix(
        (np.ones(len(pairs), dtype=np.float32), (pairs[:, 0], pairs[:, 1])), shape=(len(customers), len(products))
    ).tocsr()
    binary = counts.copy()
    binary.data[:] = 1
    users = np.array(sorted(taken))
    relevant = [np.array(sorted(taken[u])) for u in users]
    print(f"{len(users)} customers tested, learnt from {len(pairs)} lines", flush=True)
    rows = binary[users]
    for factors, alpha in ((64, 1.0), (128, 10.0)):
        print(f"alpha {alpha:g}:", end=" ")
        ranking.als(counts, rows, users, relevant, True, factors=factors, alpha=alpha)
    ranking.bm25_knn(counts, rows, relevant, True)
    for regularization in (100.0, 300.0, 1000.0):
        print(f"lambda {regularization:g}:", end=" ")
        ranking.ease(binary, rows, relevant, True, regularization)
    own = ranking.ranked(lambda at, part: counts[users[at : at + part.shape[0]]].toarray(), rows, True)
    ranking.figures("most bought by oneself", own, relevant, len(products))


if __name__ == "__main__":
    main()
