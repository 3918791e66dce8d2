/* Finds assets in window.assay_catalog_index. Words are taken apart as Assay.Catalog.Search.Words does it. */
(function () {
  'use strict';

  function words(text) {
    var found = [], word = '', letters = Array.from(text || '');
    var alnum = /[\p{L}\p{Nd}]/u, upper = /\p{Lu}/u, lower = /\p{Ll}/u;
    for (var i = 0; i < letters.length; i++) {
      var c = letters[i];
      if (!alnum.test(c)) {
        if (word) found.push(word);
        word = '';
        continue;
      }
      if (word && upper.test(c) && (!upper.test(letters[i - 1]) || (i + 1 < letters.length && lower.test(letters[i + 1])))) {
        found.push(word);
        word = '';
      }
      word += c.toLowerCase();
    }
    if (word) found.push(word);
    return found;
  }

  function tokenize(text, field) {
    var found = words(text);
    return (field === 'name' || field === 'owner') && found.length > 1 ? found.concat(found.join('')) : found;
  }

  function tolerance(term) {
    return term.length >= 7 ? 2 : term.length >= 4 ? 1 : 0;
  }

  /* MiniSearch counts swapped neighbours as two faults; here they are one, so every swap is asked for too. */
  function swaps(term) {
    var found = [];
    for (var i = 0; term.length >= 4 && i + 1 < term.length; i++) {
      if (term[i] !== term[i + 1]) found.push(term.slice(0, i) + term[i + 1] + term[i] + term.slice(i + 2));
    }
    return found;
  }

  var documents = window.assay_catalog_index || [];
  var index = new MiniSearch({
    fields: ['name', 'owner', 'columns', 'text', 'tags', 'details', 'kind'],
    storeFields: ['name', 'kind', 'owner', 'href', 'text'],
    tokenize: tokenize,
    processTerm: function (term) { return term; }
  });
  index.addAll(documents);

  /* Letters to insert, drop, change, or swap with their neighbour. */
  function distance(a, b) {
    var before = [], last = [], row = [], i, j;
    for (j = 0; j <= b.length; j++) last[j] = j;
    for (i = 1; i <= a.length; i++) {
      row = [i];
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  var weights = { name: 6, owner: 3, columns: 2.5, text: 2, tags: 1.5, details: 1, kind: 1 };

  function quality(term, word) {
    if (word === term) return 1;
    if (word.indexOf(term) === 0) return 0.5 + 0.3 * term.length / word.length;
    var faults = distance(term, word);
    return faults <= tolerance(term) ? 0.45 / faults : 0;
  }

  /* MiniSearch finds; the order is that of Assay.Catalog.Search.CatalogSearch: a word counts where it fits best, names most. */
  function score(hit, asked) {
    var sum = asked.reduce(function (total, term) {
      var most = 0;
      Object.keys(hit.match).forEach(function (word) {
        hit.match[word].forEach(function (field) { most = Math.max(most, weights[field] * quality(term, word)); });
      });
      return total + most;
    }, 0);
    return sum / (1 + 0.01 * tokenize(hit.name, 'name').length);
  }

  function compare(a, b) { return a < b ? -1 : a > b ? 1 : 0; }

  window.assaySearch = function (text) {
    var asked = words(text);
    if (asked.length === 0) return [];
    var hits = index.search({
      combineWith: 'AND',
      queries: asked.map(function (term) {
        return { combineWith: 'OR', queries: [{ queries: [term], prefix: true, fuzzy: tolerance(term) }].concat(
          swaps(term).map(function (swap) { return { queries: [swap], prefix: false, fuzzy: false }; })) };
      })
    });
    return hits.map(function (hit) { return Object.assign(hit, { score: score(hit, asked) }); })
      .sort(function (a, b) { return b.score - a.score || compare(a.name, b.name) || compare(a.id, b.id); });
  };

  var box = document.getElementById('q');
  if (!box) return;
  var form = document.getElementById('search'), list = document.getElementById('hits'), status = document.getElementById('hits-status');
  var kind = document.getElementById('kind'), owner = document.getElementById('owner'), inventory = document.getElementById('inventory');

  function fill(select, key) {
    var counts = {};
    documents.forEach(function (d) { if (d[key]) counts[d[key]] = (counts[d[key]] || 0) + 1; });
    Object.keys(counts).sort().forEach(function (value) {
      var option = document.createElement('option');
      option.value = value;
      option.textContent = value + ' (' + counts[value] + ')';
      select.appendChild(option);
    });
  }

  function item(hit) {
    var entry = document.createElement('li'), link = document.createElement('a'), what = document.createElement('span'), text = document.createElement('p');
    entry.className = 'card';
    link.href = hit.href;
    link.textContent = hit.name;
    what.className = 'kind';
    what.textContent = hit.kind + (hit.owner ? ', ' + hit.owner : '');
    text.textContent = hit.text;
    entry.append(link, ' ', what, text);
    return entry;
  }

  function show() {
    var text = box.value.trim(), chosen = kind.value || owner.value;
    var hits = text ? window.assaySearch(text) : chosen ? documents : [];
    hits = hits.filter(function (h) { return (!kind.value || h.kind === kind.value) && (!owner.value || h.owner === owner.value); });
    list.replaceChildren.apply(list, hits.slice(0, 60).map(item));
    inventory.hidden = Boolean(text || chosen);
    status.textContent = !text && !chosen ? '' : hits.length === 1 ? '1 found' : hits.length + ' found';
  }

  fill(kind, 'kind');
  fill(owner, 'owner');
  form.hidden = false;
  form.addEventListener('submit', function (e) { e.preventDefault(); show(); });
  [box, kind, owner].forEach(function (field) { field.addEventListener('input', show); });
})();
