/* Puts a plot that can be looked at closely in place of each drawn one: drag to zoom, double-click to go back. Without it the drawing stays. */
(function () {
  'use strict';

  var dashes = [[], [7, 4], [2, 4], [9, 3, 2, 3]];
  var dark = window.matchMedia('(prefers-color-scheme: dark)');

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function lines(data) {
    return data.curves.map(function (curve, i) {
      return { label: curve.name, stroke: colour('--s' + (i % 4)), dash: dashes[(i + Math.floor(i / 4)) % 4], width: 2, points: { show: curve.x.length <= 60 } };
    });
  }

  function options(data, width) {
    var axis = { stroke: colour('--soft'), grid: { stroke: colour('--line'), width: 1 }, ticks: { stroke: colour('--line'), width: 1 } };
    return {
      width: width,
      height: 260,
      ms: 1,
      tzDate: function (time) { return uPlot.tzDate(new Date(time), 'Etc/UTC'); },
      scales: { x: { time: data.overTime } },
      axes: [Object.assign({}, axis), Object.assign({ size: 64 }, axis)],
      series: [{ label: data.overTime ? 'time' : 'step' }].concat(lines(data))
    };
  }

  function show(holder, data) {
    var drawing = holder.querySelector('svg');
    var place = holder.querySelector('.live') || document.createElement('div');
    if (drawing) {
      place.className = 'live';
      place.setAttribute('role', 'img');
      place.setAttribute('aria-label', drawing.getAttribute('aria-label') || data.metric);
      drawing.replaceWith(place);
      var legend = holder.querySelector('.legend');
      if (legend) legend.remove();
    }
    place.replaceChildren();
    var tables = data.curves.map(function (curve) { return [curve.x, curve.y]; });
    var plot = new uPlot(options(data, place.clientWidth), uPlot.join(tables), place);
    new ResizeObserver(function () { plot.setSize({ width: place.clientWidth, height: 260 }); }).observe(place);
  }

  function load(holder) {
    fetch(holder.dataset.curves, { headers: { accept: 'application/json' } })
      .then(function (answer) {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      })
      .then(function (data) {
        if (!data.curves.some(function (curve) { return curve.x.length > 1; })) return;
        show(holder, data);
        dark.addEventListener('change', function () { show(holder, data); });
      })
      .catch(function () { holder.dataset.failed = 'true'; });
  }

  var seen = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      seen.unobserve(entry.target);
      load(entry.target);
    });
  }, { rootMargin: '200px' });
  document.querySelectorAll('[data-curves]').forEach(function (holder) { seen.observe(holder); });
})();
