import Link from 'next/link';
import { PanelSection } from '@/components/endpoint/panel-section';
import { InlineCode } from '@/components/ui/inline-code';
import type { FindingDetail } from '@/lib/contracts/finding';
import classes from './finding-remedy.module.css';

/** Why it matters, when it fires and clears, and how it is fixed. */
export function FindingRemedy({ finding: { rule, about } }: { finding: FindingDetail }) {
  if (about === null) {
    return (
      <PanelSection title="Why it matters">
        <p className={classes.text}>This version of Gnomon does not have the rule {rule} any more.</p>
      </PanelSection>
    );
  }
  return (
    <>
      <PanelSection
        title="Why it matters"
        note={
          <a href={about.risk.url} rel="noreferrer" target="_blank">
            {about.risk.label}
          </a>
        }
      >
        <p className={classes.text}>
          <InlineCode>{about.why}</InlineCode>
        </p>
        <dl className={classes.conditions}>
          <dt>Fires when</dt>
          <dd>
            <InlineCode>{about.fires}</InlineCode>
          </dd>
          <dt>Clears when</dt>
          <dd>{about.clears.join('; or ')}.</dd>
        </dl>
      </PanelSection>
      <PanelSection title="How to fix it" note={<Link href={`/rules/${rule}`}>The rule {rule}</Link>}>
        <p className={classes.text}>
          <InlineCode>{about.fix}</InlineCode>
        </p>
      </PanelSection>
    </>
  );
}
