import type { VNode } from 'preact';
import { type FundingMix, mixFunding } from '../../catalogue/practices/funding-mix.ts';
import type { FundingLine } from '../../catalogue/practices/practice-index.ts';
import { exchange as messages } from '../messages/exchange.ts';
import { Bars } from './bars.tsx';
import { usePage } from './page-context.ts';
import { Missing } from './parts.tsx';

/** Funding mixes as bars beside their amounts and shares, one for each currency. */
export function FundingBars(props: {
  readonly lines: readonly FundingLine[];
  readonly nameOf: (concept: string) => string;
}): VNode {
  return (
    <>
      {mixFunding(props.lines).map((mix) => (
        <Mix key={mix.currency} mix={mix} nameOf={props.nameOf} />
      ))}
    </>
  );
}

function Mix({ mix, nameOf }: { readonly mix: FundingMix; readonly nameOf: (concept: string) => string }): VNode {
  const { t, number, money } = usePage();
  return (
    <>
      {mix.parts.length > 0 && (
        <Bars
          caption={`${t(messages.mix)}, ${money(mix.total, mix.currency)} ${t(messages.total)}`}
          label={t(messages.funder)}
          measure={t(messages.share)}
          whole={1}
          rows={mix.parts.map(({ kind, amount, share }) => ({
            key: kind,
            label: nameOf(kind),
            value: share,
            text: `${number(share * 100)}\u00A0% (${money(amount, mix.currency)})`,
          }))}
        />
      )}
      {mix.unknown.length > 0 && (
        <p class="small">
          {mix.unknown.map(nameOf).join(', ')} <Missing message={messages.amountUnknown} />
        </p>
      )}
    </>
  );
}
