import type { VNode } from 'preact';
import { workbench as messages } from '../messages/workbench.ts';
import { readChart } from '../sparql/result-chart.ts';
import type { Solutions } from '../sparql/workbench-model.ts';
import { Bars } from './bars.tsx';
import { usePage } from './page-context.ts';

/** Bars beyond which nobody reads on. */
const mostBars = 60;

/** Solutions as a bar chart. */
export function SolutionsChart({ result }: { readonly result: Solutions }): VNode {
  const { t, baseIri } = usePage();
  const chart = readChart(result, baseIri);
  if (!chart) {
    return <p class="notice">{t(messages.noChart)}</p>;
  }
  const { labels, bars } = chart;
  const measure = chart.measure ?? t(messages.howMany);
  const label = labels.join(', ');
  return (
    <>
      <Bars
        caption={`${measure} / ${label}`}
        label={label}
        measure={measure}
        rows={bars.slice(0, mostBars).map((bar, index) => ({ key: String(index), ...bar }))}
      />
      {bars.length > mostBars && <p class="soft">{t(messages.cut)}</p>}
    </>
  );
}
