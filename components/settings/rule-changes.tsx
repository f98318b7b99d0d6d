'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { settingWords } from '@/components/rules/setting-words';
import { ruleSettings } from '@/lib/client/rule-queries';
import { Records } from './records';
import { Section } from './section';

/** Every change to a rule; each is made on the page of its rule. */
export function RuleChanges({ titles }: { titles: Readonly<Record<string, string>> }) {
  const { settings } = useSuspenseQuery(ruleSettings()).data;
  return (
    <Section
      title="Rules"
      heading="h1"
      lead={
        <>
          What this deployment has changed of the <Link href="/rules">rules</Link>: switches, severities and
          numbers, for every API or for one. A rule is changed on its own page.
        </>
      }
    >
      {settings.length === 0 ? (
        <p>Every rule is as it comes.</p>
      ) : (
        <Records label="Changed rules" heads={['Rule', 'API', 'Set to']}>
          {settings.map((setting) => (
            <tr key={`${setting.rule} ${setting.api}`}>
              <td>
                <Link href={`/rules/${setting.rule}`}>
                  {setting.rule} {titles[setting.rule]}
                </Link>
              </td>
              <td>{setting.api ?? 'every API'}</td>
              <td>{settingWords(setting).join(', ')}</td>
            </tr>
          ))}
        </Records>
      )}
    </Section>
  );
}
