/**
 * The pictures. Decimals reach Chart.js as the text that the core gave: it places them by itself, and every figure that is written on a
 * picture is the core's text again.
 */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartConfiguration,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  Tooltip,
} from "chart.js";
import type { Palette } from "./palette.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  Tooltip,
);

export interface StackedBars {
  kind: "stacked";
  rows: string[];
  /** One series per class of age, youngest first; `values` are decimals, one per row. */
  series: { label: string; values: string[]; notDue: boolean }[];
  /** Written at the end of each bar. */
  totals: string[];
  /** A piece of a bar was chosen. */
  choose(row: number, series: number): void;
  show(decimal: string): string;
  axis(value: number): string;
}

export interface SteppedLine {
  kind: "stepped";
  labels: string[];
  values: string[];
  threshold: { label: string; value: string };
  lowest?: { index: number; value: string; label: string };
  /** Where a simulation puts the balance most of the time. */
  band?: { label: string; low: string[]; middle: string[]; high: string[] };
  /** The same balance under other assumptions. */
  other?: { label: string; values: string[] };
  show(decimal: string): string;
  axis(value: number): string;
}

/** One or two lines over the same days, each with its name at its end; `null` is a gap. */
export interface TrendLines {
  kind: "trend";
  labels: string[];
  series: { label: string; values: (string | null)[] }[];
  /** Percents of a whole: the picture ends at 100. */
  share?: boolean;
  show(decimal: string): string;
  axis(value: number): string;
}

/** A bar for each month, in percent of the average one, which is a line. */
export interface MonthBars {
  kind: "months";
  labels: string[];
  values: string[];
  /** Bars that stand out, high ones filled and low ones hollow: their figure is written above them where there is room. */
  seasons: ("high" | "low" | null)[];
  /** Name of the line. */
  average: string;
  show(decimal: string): string;
  axis(value: number): string;
}

export type Picture = StackedBars | SteppedLine | TrendLines | MonthBars;

/** Chart.js takes text for a number and converts it to a place on the picture. */
function asData(decimals: (string | null)[]): number[] {
  return decimals as unknown as number[];
}

function text(palette: Palette, weight = "normal"): string {
  return `${weight} 13px ${palette.font}`;
}

/** The colours of the ramp, spread over as many classes as there are. */
function ageColor(palette: Palette, index: number, count: number): string {
  const last = palette.ages.length - 1;
  const step = count <= 1 ? last : Math.round((index * last) / (count - 1));
  return palette.ages[step] ?? palette.ink;
}

function totalsAtEnd(picture: StackedBars, palette: Palette): Plugin<"bar"> {
  return {
    id: "totals",
    afterDatasetsDraw(chart) {
      const { ctx } = chart;
      ctx.save();
      ctx.font = text(palette, "600");
      ctx.fillStyle = palette.ink;
      ctx.textBaseline = "middle";
      for (const [row, total] of picture.totals.entries()) {
        const ends = chart
          .getSortedVisibleDatasetMetas()
          .map((meta) => meta.data[row]?.getProps(["x", "y"], true));
        const y = ends[0]?.y;
        if (y === undefined) continue;
        ctx.fillText(total, Math.max(...ends.map((end) => end?.x ?? 0)) + 8, y);
      }
      ctx.restore();
    },
  };
}

function stacked(picture: StackedBars, palette: Palette): ChartConfiguration<"bar"> {
  const ages = picture.series.filter((series) => !series.notDue);
  return {
    type: "bar",
    data: {
      labels: picture.rows,
      datasets: picture.series.map((series) => ({
        label: series.label,
        data: asData(series.values),
        backgroundColor: series.notDue
          ? palette.notDue
          : ageColor(palette, ages.indexOf(series), ages.length),
        borderColor: palette.paper,
        borderWidth: { right: 1 },
        borderSkipped: false,
        barThickness: 18,
      })),
    },
    options: {
      indexAxis: "y",
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { right: 104 } },
      onClick: (_, [piece]) => {
        if (piece) picture.choose(piece.index, piece.datasetIndex);
      },
      onHover: (_, [piece], chart) => {
        chart.canvas.style.cursor = piece ? "pointer" : "default";
      },
      scales: {
        x: {
          stacked: true,
          border: { display: false },
          grid: { color: palette.line },
          ticks: {
            color: palette.soft,
            maxTicksLimit: 5,
            font: { family: palette.font, size: 12 },
            callback: (value) => picture.axis(value as number),
          },
        },
        y: {
          stacked: true,
          border: { color: palette.line },
          grid: { display: false },
          ticks: { color: palette.ink, font: { family: palette.font, size: 13 } },
        },
      },
      plugins: {
        tooltip: {
          displayColors: true,
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const series = picture.series[datasetIndex];
              return ` ${series?.label ?? ""} : ${picture.show(series?.values[dataIndex] ?? "")}`;
            },
          },
        },
      },
    },
    plugins: [totalsAtEnd(picture, palette)],
  };
}

/** Writes the name of the threshold and the lowest point beside what they mark. */
function marks(picture: SteppedLine, palette: Palette): Plugin<"line"> {
  return {
    id: "marks",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = text(palette);
      const points = (dataset: number) =>
        chart.getDatasetMeta(dataset).data.map((point) => point.getProps(["x", "y"], true));
      const named = (label: string) =>
        chart.data.datasets.findIndex((dataset) => dataset.label === label);
      const main = points(0);
      // Where the threshold is named: at the end, or at the start where the name of the lowest point is in the way.
      let atStart = false;
      const threshold = points(1)[0]?.y ?? 0;
      const point = points(2)[picture.lowest?.index ?? 0];
      if (picture.lowest && point) {
        const { x, y } = point;
        const step = main[picture.lowest.index]?.y ?? y;
        ctx.strokeStyle = palette.ink;
        ctx.beginPath();
        ctx.moveTo(x, step);
        ctx.lineTo(x, y < step ? y : y - 5);
        ctx.stroke();
        const roomRight = x < (chartArea.left + chartArea.right) / 2;
        // Nothing lies below the lowest point.
        const roomBelow = chartArea.bottom - y > 26;
        ctx.font = text(palette, "600");
        ctx.fillStyle = palette.ink;
        ctx.textAlign = roomRight ? "left" : "right";
        const place = y + (roomBelow ? 20 : -12);
        ctx.fillText(picture.lowest.label, x + (roomRight ? 10 : -10), place);
        const end = roomRight ? x + 10 + ctx.measureText(picture.lowest.label).width : x;
        ctx.font = text(palette);
        const name = ctx.measureText(picture.threshold.label).width;
        atStart = Math.abs(place - threshold + 6) < 16 && end > chartArea.right - name - 8;
      }
      ctx.font = text(palette);
      ctx.fillStyle = palette.danger;
      ctx.textAlign = atStart ? "left" : "right";
      const edge = atStart ? chartArea.left + 4 : chartArea.right;
      ctx.fillText(picture.threshold.label, edge, threshold - 6);
      type Points = typeof main;
      /** Writes a name where two lines are farthest apart: what a point says holds until the next one. */
      const between = (
        label: string,
        color: string,
        [one, other]: [Points, Points],
        height: (far: number, from: number, isSpanned: (x: number) => boolean) => number,
      ) => {
        const gap = (index: number) => Math.abs((one[index]?.y ?? 0) - (other[index]?.y ?? 0));
        const widest = [...one.keys()]
          .slice(0, -1)
          .reduce((best, index) => (gap(index) > gap(best) ? index : best), 0);
        const [from, to, far] = [one[widest], one[widest + 1], other[widest]];
        if (!from || !to || !far || gap(widest) < 20) return;
        const half = ctx.measureText(label).width / 2;
        const step = to.x - from.x;
        const middle = Math.max((from.x + to.x) / 2, chartArea.left + half + 4);
        const x = Math.min(middle, chartArea.right - half - 4);
        const isSpanned = (at: number) => at < x + half && at + step > x - half;
        ctx.fillStyle = color;
        ctx.textAlign = "center";
        ctx.fillText(label, x, height(far.y, from.y, isSpanned));
      };
      if (picture.other) {
        const other = points(named(picture.other.label));
        between(
          picture.other.label,
          palette.soft,
          [main, other],
          (far, from) => far + (far < from ? 16 : -8),
        );
      }
      if (picture.band) {
        const low = named(picture.band.label);
        const [lowest, highest] = [points(low), points(low + 1)];
        // Above all that is drawn there, but within the picture.
        between(picture.band.label, palette.accent, [lowest, highest], (far, _, isSpanned) => {
          const under = [...highest, ...main].filter((point) => isSpanned(point.x));
          return Math.max(Math.min(far, ...under.map(({ y }) => y)) - 6, chartArea.top + 10);
        });
      }
      ctx.restore();
    },
  };
}

function plainLine(values: string[], color: string, dash: number[]) {
  return {
    data: asData(values),
    stepped: "before" as const,
    borderColor: color,
    borderWidth: 1.5,
    borderDash: dash,
    pointRadius: 0,
    pointHitRadius: 0,
  };
}

/** Low, high with what lies between filled, and the middle. */
function bandLines(band: NonNullable<SteppedLine["band"]>, palette: Palette) {
  const edge = { ...plainLine(band.low, palette.accent, []), borderWidth: 0 };
  return [
    { ...edge, label: band.label },
    { ...edge, data: asData(band.high), fill: "-1", backgroundColor: `${palette.accent}2e` },
    { ...plainLine(band.middle, palette.accent, [1, 3]) },
  ];
}

/** Days from left to right, amounts upwards. */
function overTime(
  picture: SteppedLine | TrendLines,
  palette: Palette,
  {
    maxTicks,
    ...bounds
  }: { maxTicks: number; grace?: string; beginAtZero?: boolean; max?: number },
): NonNullable<ChartConfiguration<"line">["options"]> {
  const ticks = { color: palette.soft, font: { family: palette.font, size: 12 } };
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    interaction: { mode: "index", intersect: false },
    scales: {
      x: {
        border: { color: palette.line },
        grid: { display: false },
        ticks: { ...ticks, maxRotation: 0, autoSkipPadding: 14 },
      },
      y: {
        ...bounds,
        border: { display: false },
        grid: { color: palette.line },
        ticks: {
          ...ticks,
          maxTicksLimit: maxTicks,
          callback: (value) => picture.axis(value as number),
        },
      },
    },
  };
}

function stepped(picture: SteppedLine, palette: Palette): ChartConfiguration<"line"> {
  const { lowest } = picture;
  return {
    type: "line",
    data: {
      labels: picture.labels,
      datasets: [
        {
          data: asData(picture.values),
          stepped: "before",
          borderColor: palette.accent,
          borderWidth: 2,
          pointRadius: 0,
          pointHitRadius: 12,
          fill: picture.band
            ? false
            : {
                target: { value: 0 },
                above: `${palette.accent}22`,
                below: `${palette.danger}33`,
              },
        },
        {
          data: asData(picture.labels.map(() => picture.threshold.value)),
          borderColor: palette.danger,
          borderWidth: 1,
          borderDash: [5, 4],
          pointRadius: 0,
          pointHitRadius: 0,
        },
        {
          data: asData(
            picture.labels.map((_, index) => (index === lowest?.index ? lowest.value : null)),
          ),
          showLine: false,
          pointRadius: 5,
          pointBorderWidth: 2,
          pointBorderColor: palette.ink,
          pointBackgroundColor: palette.paper,
        },
        ...(picture.other ? [plainLine(picture.other.values, palette.soft, [2, 3])] : []).map(
          (line) => ({ ...line, label: picture.other?.label ?? "" }),
        ),
        ...(picture.band ? bandLines(picture.band, palette) : []),
      ],
    },
    options: {
      ...overTime(picture, palette, { grace: "12%", maxTicks: 6 }),
      plugins: {
        tooltip: {
          displayColors: false,
          filter: ({ datasetIndex }) => datasetIndex === 0,
          callbacks: { label: ({ dataIndex }) => picture.show(picture.values[dataIndex] ?? "") },
        },
      },
    },
    plugins: [marks(picture, palette)],
  };
}

/** Writes the last value of each line beside it. */
function lastValues(picture: TrendLines, palette: Palette): Plugin<"line"> {
  return {
    id: "lastValues",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.font = text(palette);
      ctx.fillStyle = palette.ink;
      ctx.textAlign = "right";
      for (const [index, { label, values }] of picture.series.entries()) {
        const value = values.at(-1);
        const point = chart.getDatasetMeta(index).data.at(-1);
        if (value == null || !point) continue;
        const { y } = point.getProps(["y"], true);
        const said =
          picture.series.length > 1 ? `${label} ${picture.show(value)}` : picture.show(value);
        ctx.fillText(said, chartArea.right, Math.max(y - 8, chartArea.top + 12));
      }
      ctx.restore();
    },
  };
}

function trend(picture: TrendLines, palette: Palette): ChartConfiguration<"line"> {
  const colors = [palette.accent, palette.ages.at(-1) ?? palette.ink];
  return {
    type: "line",
    data: {
      labels: picture.labels,
      datasets: picture.series.map(({ label, values }, index) => ({
        label,
        data: asData(values),
        borderColor: colors[index] ?? palette.ink,
        // Not by color alone.
        borderDash: index > 0 ? [6, 3] : [],
        borderWidth: 2,
        pointRadius: 0,
        pointHitRadius: 12,
      })),
    },
    options: {
      ...overTime(picture, palette, {
        beginAtZero: true,
        maxTicks: 5,
        ...(picture.share ? { max: 100 } : { grace: "12%" }),
      }),
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: {
            label: ({ datasetIndex, dataIndex }) => {
              const series = picture.series[datasetIndex];
              return `${series?.label ?? ""} : ${picture.show(series?.values[dataIndex] ?? "")}`;
            },
          },
        },
      },
    },
    plugins: [lastValues(picture, palette)],
  };
}

/** The line of the average month with its name, and the figures of the bars that stand out. */
function aboveBars(picture: MonthBars, palette: Palette): Plugin<"bar"> {
  return {
    id: "aboveBars",
    afterDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      const { left, right } = chartArea;
      const average = scales.y?.getPixelForValue(100) ?? 0;
      ctx.save();
      ctx.strokeStyle = palette.ink;
      ctx.setLineDash([5, 4]);
      ctx.beginPath();
      ctx.moveTo(left, average);
      ctx.lineTo(right, average);
      ctx.stroke();
      ctx.font = text(palette, "600");
      ctx.fillStyle = palette.ink;
      ctx.textAlign = "center";
      const column = (right - left) / picture.values.length;
      let end = left;
      for (const [index, value] of picture.values.entries()) {
        const bar = chart.getDatasetMeta(0).data[index]?.getProps(["x", "y"], true);
        const season = picture.seasons[index];
        if (!bar || !season) continue;
        const said = picture.show(value);
        const half = ctx.measureText(said).width / 2;
        const x = Math.min(Math.max(bar.x, left + half), right - half);
        // Where columns are narrow, over a low bar stand those beside it.
        if (x - half < end || (season === "low" && half * 2 > column)) continue;
        end = x + half;
        ctx.fillText(said, x, bar.y - 6);
      }
      ctx.font = text(palette);
      ctx.fillStyle = palette.soft;
      ctx.textAlign = "right";
      ctx.fillText(picture.average, right, chartArea.top - 8);
      ctx.restore();
    },
  };
}

function months(picture: MonthBars, palette: Palette): ChartConfiguration<"bar"> {
  const ticks = { color: palette.soft, font: { family: palette.font, size: 12 } };
  return {
    type: "bar",
    data: {
      labels: picture.labels,
      datasets: [
        {
          data: asData(picture.values),
          backgroundColor: picture.seasons.map((season) =>
            season === "high" ? palette.accent : season === "low" ? palette.paper : palette.notDue,
          ),
          borderColor: palette.accent,
          borderWidth: picture.seasons.map((season) => (season === "low" ? 2 : 0)),
          maxBarThickness: 44,
        },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: 24 } },
      scales: {
        x: {
          border: { color: palette.line },
          grid: { display: false },
          ticks: { ...ticks, maxRotation: 0, autoSkip: false },
        },
        y: {
          beginAtZero: true,
          suggestedMax: 110,
          grace: "8%",
          border: { display: false },
          grid: { color: palette.line },
          ticks: {
            ...ticks,
            maxTicksLimit: 5,
            callback: (value) => picture.axis(value as number),
          },
        },
      },
      plugins: {
        tooltip: {
          displayColors: false,
          callbacks: { label: ({ dataIndex }) => picture.show(picture.values[dataIndex] ?? "") },
        },
      },
    },
    plugins: [aboveBars(picture, palette)],
  };
}

function configured(picture: Picture, palette: Palette): ChartConfiguration {
  switch (picture.kind) {
    case "stacked":
      return stacked(picture, palette) as ChartConfiguration;
    case "stepped":
      return stepped(picture, palette) as ChartConfiguration;
    case "trend":
      return trend(picture, palette) as ChartConfiguration;
    case "months":
      return months(picture, palette) as ChartConfiguration;
  }
}

export function draw(canvas: HTMLCanvasElement, picture: Picture, palette: Palette): () => void {
  const chart = new Chart(canvas, configured(picture, palette));
  return () => chart.destroy();
}
