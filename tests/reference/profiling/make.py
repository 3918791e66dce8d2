"""Writes the reference values that profiles are compared with: python3 make.py (Debian: python3-pandas, python3-scipy; versions are in reference.json)."""
import json, math, random
import numpy as np, pandas as pd, scipy, scipy.stats as st

random.seed(7)
rows = []
for i in range(600):
    kind = random.choice(["red", "green", "blue", "blue"])
    a = random.randint(-40, 160)
    rows.append({
        "n": a,
        "x": round(random.gauss(5, 2), 4) if random.random() > 0.05 else "",
        "y": "",
        "skewed": round(math.exp(random.gauss(0, 1)), 5),
        "kind": kind,
        "size": {"red": "S", "green": "M", "blue": "L"}[kind] if random.random() > 0.2 else random.choice("SML"),
    })
    x = rows[-1]["x"]
    rows[-1]["y"] = round(a * 0.05 + (x if x != "" else 3) + random.gauss(0, 1), 4)
pd.DataFrame(rows).to_csv("data.csv", index=False)
data = pd.read_csv("data.csv")

def numbers(s):
    v = s.dropna().to_numpy(dtype=float)
    shares = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99]
    q = {p: float(np.quantile(v, p, method="inverted_cdf")) for p in shares}
    iqr = q[0.75] - q[0.25]
    med = q[0.5]
    mad = float(np.quantile(np.abs(v - med), 0.5, method="inverted_cdf"))
    return {
        "nulls": int(s.isna().sum()), "distinct": int(s.nunique()), "min": float(v.min()), "max": float(v.max()),
        "mean": float(s.mean()), "std": float(s.std()), "skew": float(st.skew(v)), "zeros": int((v == 0).sum()), "negatives": int((v < 0).sum()),
        "quantiles": [q[p] for p in shares], "histogram": [int(c) for c in np.histogram(v, bins=20)[0]],
        "below": int((v < q[0.25] - 1.5 * iqr).sum()), "above": int((v > q[0.75] + 1.5 * iqr).sum()),
        "robust": int((0.6745 * np.abs(v - med) / mad > 3.5).sum()),
    }

columns = ["n", "x", "y", "skewed"]
pairs = []
for i, a in enumerate(columns):
    for b in columns[i + 1:]:
        both = data[[a, b]].dropna()
        pairs.append({"first": a, "second": b, "rows": len(both), "pearson": float(st.pearsonr(both[a], both[b])[0]), "spearman": float(st.spearmanr(both[a], both[b])[0])})
table = pd.crosstab(data["kind"], data["size"])
chi2 = st.chi2_contingency(table, correction=False)[0]
n = table.to_numpy().sum()
p = table.to_numpy() / n
outer = p.sum(1, keepdims=True) @ p.sum(0, keepdims=True)
json.dump({
    "versions": {"pandas": pd.__version__, "numpy": np.__version__, "scipy": scipy.__version__},
    "columns": {c: numbers(data[c]) for c in columns},
    "correlations": pairs,
    "association": {"first": "kind", "second": "size", "cramersV": float(math.sqrt(chi2 / (n * (min(table.shape) - 1)))), "mutualInformation": float(np.sum(p * np.log(p / outer)))},
}, open("reference.json", "w"), indent=1)
