import ApexCharts from 'apexcharts';

const MOST_TICKS = 6;
const FAINT = '59';

/**
 * A live line chart. Properties: xTitle, names and colours (one line of text for each series),
 * lowest and highest (optional), trend (true: the series are drawn faintly, and as many more, their
 * averages, over them). Methods: replace(rows), append(rows) with rows [x, y1, y2, …].
 *
 * Rows are kept here and drawn at most once a frame, so that a burst of updates costs one redraw.
 */
class LoomLineChart extends HTMLElement {
  #rows = [];
  #chart;
  #pending = false;
  #ticks = MOST_TICKS;

  connectedCallback() {
    // Its height is that of its parent, so it gets a place of its own inside this element.
    const place = document.createElement('div');
    this.replaceChildren(place);
    this.#chart = new ApexCharts(place, this.#options());
    this.#chart.render();
    this.#drawSoon();
  }

  disconnectedCallback() {
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  replace(rows) {
    this.#rows = rows;
    this.#drawSoon();
  }

  append(rows) {
    this.#rows = this.#rows.concat(rows);
    this.#drawSoon();
  }

  /** How many points each series holds now; for tests and the curious. */
  get pointCount() {
    return this.#rows.length;
  }

  #drawSoon() {
    if (this.#pending) return;
    this.#pending = true;
    requestAnimationFrame(() => {
      this.#pending = false;
      if (!this.#chart) return;
      this.#chart.updateSeries(this.#series(), false);
      const ticks = this.#wholeTicks();
      if (ticks === this.#ticks) return;
      this.#ticks = ticks;
      this.#chart.updateOptions({ xaxis: { tickAmount: ticks } }, false, false);
    });
  }

  /** Epochs and steps are whole: with more ticks than those, labels would repeat. */
  #wholeTicks() {
    const span = (this.#rows.at(-1)?.[0] ?? 0) - (this.#rows[0]?.[0] ?? 0);
    return span > 0 ? Math.min(MOST_TICKS, span) : MOST_TICKS;
  }

  #series() {
    const finite = (y) => (Number.isFinite(y) ? y : null);
    return this.#lines().map((name, i) => ({
      name,
      data: this.#rows.map((row) => [row[0], finite(row[i + 1])]),
    }));
  }

  #lines() {
    const names = this.#names();
    return this.trend ? names.concat(names.map((name) => `${name}, average`)) : names;
  }

  #names() {
    return (this.names ?? '').split('\n');
  }

  #options() {
    const quiet = '#8b8f9c';
    const colours = (this.colours ?? '').split('\n');
    const faint = colours.map((colour) => colour + FAINT);
    const stroke = this.trend
      ? { width: [...colours.map(() => 1), ...colours.map(() => 2.25)], colors: [...faint, ...colours] }
      : { width: 1.5 };
    return {
      chart: {
        type: 'line',
        height: '100%',
        background: 'transparent',
        fontFamily: 'inherit',
        animations: { enabled: false },
        toolbar: { show: false },
        zoom: { enabled: false },
      },
      theme: { mode: 'dark' },
      colors: this.#lines().map((_, i) => colours[i % colours.length]),
      series: this.#series(),
      stroke: { ...stroke, curve: 'straight' },
      dataLabels: { enabled: false },
      markers: { size: 0 },
      noData: { text: 'Nothing to draw yet', style: { color: quiet } },
      grid: { borderColor: 'rgba(255, 255, 255, 0.07)', padding: { left: 12, right: 12 } },
      legend: { position: 'top', horizontalAlign: 'left', labels: { colors: '#c9ccd6' }, showForSingleSeries: true, markers: { size: 5, offsetX: -4, fillColors: colours }, customLegendItems: this.trend ? this.#names() : [], itemMargin: { horizontal: 10 } },
      tooltip: { theme: 'dark', shared: true, x: { formatter: (x) => `${this.xTitle ?? 'x'} ${x}` } },
      xaxis: {
        type: 'numeric',
        tickAmount: this.#ticks,
        decimalsInFloat: 0,
        labels: { style: { colors: quiet }, formatter: (x) => Math.round(Number(x)).toLocaleString('en') },
        title: { text: this.xTitle ?? '', style: { color: quiet, fontWeight: 400 } },
        axisBorder: { show: false },
        axisTicks: { show: false },
        tooltip: { enabled: false },
      },
      yaxis: {
        min: this.lowest,
        max: this.highest,
        tickAmount: 4,
        labels: { style: { colors: quiet }, formatter: (y) => (y === null ? '' : Number(Number(y).toFixed(2)).toLocaleString('en')) },
      },
    };
  }
}

customElements.define('loom-line-chart', LoomLineChart);
