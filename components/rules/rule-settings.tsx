'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMay } from '@/components/account/me-provider';
import { orpc } from '@/lib/client/orpc';
import { ruleSettings } from '@/lib/client/rule-queries';
import type { RuleInfo, RuleSetting } from '@/lib/contracts/rule';
import { RuleSettingForm } from './rule-setting-form';
import classes from './rule-settings.module.css';
import { settingWords } from './setting-words';

interface RuleSettingsProps {
  rule: Pick<RuleInfo, 'id' | 'severity' | 'parameters'>;
}

/** What this deployment has changed of a rule, for everybody to read and for some to change. */
export function RuleSettings({ rule }: RuleSettingsProps) {
  const settings = useSuspenseQuery(ruleSettings()).data.settings.filter((one) => one.rule === rule.id);
  const mayChange = useMay('rules.set');
  const [edited, setEdited] = useState<RuleSetting | 'new' | null>(null);
  return (
    <section>
      <h2>In this deployment</h2>
      {settings.length === 0 && <p>The rule is as it comes.</p>}
      <ul className={classes.settings}>
        {settings.map((setting) => (
          <li key={setting.api ?? ''} className={classes.setting}>
            <span>
              <b>{setting.api ?? 'Every API'}</b>: {settingWords(setting).join(', ')}
            </span>
            {mayChange && <SettingActions setting={setting} onEdit={() => setEdited(setting)} />}
          </li>
        ))}
      </ul>
      {mayChange && edited === null && (
        <Button size="compact-md" variant="default" mt={8} onClick={() => setEdited('new')}>
          Change for {settings.some(({ api }) => api === null) ? 'an API' : 'all or one API'}…
        </Button>
      )}
      {edited !== null && (
        <RuleSettingForm
          rule={rule}
          setting={edited === 'new' ? null : edited}
          onDone={() => setEdited(null)}
        />
      )}
    </section>
  );
}

function SettingActions({ setting, onEdit }: { setting: RuleSetting; onEdit: () => void }) {
  const client = useQueryClient();
  const reset = useMutation(
    orpc.rules.set.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: orpc.rules.key() }),
    }),
  );
  const whose = setting.api ?? 'every API';
  return (
    <span className={classes.actions}>
      <Button size="compact-sm" variant="default" aria-label={`Change for ${whose}`} onClick={onEdit}>
        Change
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`As it comes for ${whose}`}
        onClick={() => reset.mutate({ id: setting.rule, api: setting.api })}
      >
        As it comes
      </Button>
    </span>
  );
}
