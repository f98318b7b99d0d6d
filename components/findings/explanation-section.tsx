import { PanelSection } from '@/components/endpoint/panel-section';
import { InlineCode } from '@/components/ui/inline-code';
import type { FindingDetail } from '@/lib/contracts/finding';
import classes from './explanation-section.module.css';

/** What is wrong at this very place, and the steps that mend it. */
export function ExplanationSection({ explanation }: Pick<FindingDetail, 'explanation'>) {
  if (explanation === null) return null;
  return (
    <PanelSection title="What to do here">
      <p className={classes.says}>
        <InlineCode>{explanation.says.join(' ')}</InlineCode>
      </p>
      <ol className={classes.steps}>
        {explanation.steps.map((step) => (
          <li key={step}>
            <InlineCode>{step}</InlineCode>
          </li>
        ))}
      </ol>
    </PanelSection>
  );
}
