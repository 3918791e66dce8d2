"""Writes the reference values that aggregate rules are compared with: python3 make.py (Debian: python3-numpy, python3-scipy)."""
import collections, csv, json, math, random
import numpy as np, scipy, scipy.stats as st

random.seed(11)
rows = []
for i in range(400):
    whole = random.randint(-1000, 1000)
    real = 1e6 + random.gauss(0, 0.001) if i % 7 else 0.0
    rows.append((whole, "" if random.random() < 0.1 else repr(real), random.choice(["red", "red", "green", "blue", ""]), 3 * whole + random.randint(-500, 500)))
with open("data.csv", "w", newline="") as file:
    csv.writer(file, lineterminator="\n").writerows([("whole", "real", "kind", "other"), *rows])

def numbers(values):
    v = np.array(values)
    return {
        "sum": math.fsum(values), "variance": float(v.var(ddof=1)), "standard_deviation": float(v.std(ddof=1)),
        "min": float(v.min()), "max": float(v.max()), "median": float(np.median(v)),
        "q10": float(np.quantile(v, 0.1, method="averaged_inverted_cdf")), "q99": float(np.quantile(v, 0.99, method="averaged_inverted_cdf")),
        "zero_share": float((v == 0).mean()), "distinct_count": len(set(values)), "distinct_share": len(set(values)) / len(values),
        "entropy": float(st.entropy(list(collections.Counter(values).values()))),
    }

whole = [r[0] for r in rows]
real = [float(r[1]) for r in rows if r[1] != ""]
kinds = [r[2] for r in rows if r[2] != ""]
pairs = [(float(r[0]), float(r[1])) for r in rows if r[1] != ""]
json.dump({
    "made_with": {"numpy": np.__version__, "scipy": scipy.__version__},
    "whole": numbers(whole), "real": numbers(real),
    "real_null_share": sum(r[1] == "" for r in rows) / len(rows),
    "kind_entropy": float(st.entropy(list(collections.Counter(kinds).values()))),
    "whole_other": float(st.pearsonr(whole, [r[3] for r in rows])[0]),
    "whole_real": float(st.pearsonr(*zip(*pairs))[0]),
}, open("reference.json", "w"), indent=1)
