'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useMay } from '@/components/account/me-provider';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { formatQuantity } from '@/components/ui/format';
import { showToast } from '@/components/ui/toast';
import { assignmentRules } from '@/lib/client/account-queries';
import { orpc } from '@/lib/client/orpc';
import type { AssignmentRule } from '@/lib/contracts/assignment';
import { NewAssignment } from './new-assignment';
import { Records } from './records';
import { Section } from './section';

/** To whom new findings go by themselves. */
export function AssignmentSettings() {
  const { rules } = useSuspenseQuery(assignmentRules()).data;
  const mayChange = useMay('assignments.add');
  const apply = useMutation(
    orpc.assignments.apply.mutationOptions({
      onSuccess: ({ assigned }) =>
        void showToast({ message: `${formatQuantity(assigned, 'finding')} assigned by the rules.` }),
    }),
  );
  return (
    <>
      <Section
        title="Assignment"
        heading="h1"
        lead="A finding that opens and is nobody’s goes to whom the first rule that fits names. Without a rule it waits for somebody to take it."
        action={
          mayChange &&
          rules.length > 0 && (
            <Button
              size="compact-sm"
              variant="default"
              loading={apply.isPending}
              onClick={() => apply.mutate({})}
            >
              Assign what is nobody’s now
            </Button>
          )
        }
      >
        {rules.length === 0 ? (
          <p>There is no rule yet.</p>
        ) : (
          <RuleTable rules={rules} mayChange={mayChange} />
        )}
        {apply.isError && <Refusal>{reasonOf(apply.error)}</Refusal>}
      </Section>
      {mayChange && (
        <Section title="New rule">
          <NewAssignment />
        </Section>
      )}
    </>
  );
}

function RuleTable({ rules, mayChange }: { rules: readonly AssignmentRule[]; mayChange: boolean }) {
  const client = useQueryClient();
  const onSettled = () => client.invalidateQueries({ queryKey: orpc.assignments.key() });
  const order = useMutation(orpc.assignments.order.mutationOptions({ onSettled }));
  const remove = useMutation(orpc.assignments.remove.mutationOptions({ onSettled }));
  const raise = (at: number) => {
    const ids = rules.map(({ id }) => id);
    ids.splice(at - 1, 2, ids[at] as number, ids[at - 1] as number);
    order.mutate({ ids });
  };
  const failed = order.error ?? remove.error;
  return (
    <>
      <Records label="Assignment rules" heads={['Findings', 'To', '']}>
        {rules.map((rule, at) => {
          const words = inWords(rule);
          return (
            <tr key={rule.id}>
              <td>{words}</td>
              <td>{rule.assignee.name}</td>
              <td>
                {mayChange && (
                  <>
                    <Button
                      size="compact-sm"
                      variant="default"
                      mr={6}
                      disabled={at === 0 || order.isPending}
                      aria-label={`Try the rule for ${words} earlier`}
                      onClick={() => raise(at)}
                    >
                      Earlier
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Remove the rule for ${words}`}
                      onClick={() => remove.mutate({ id: rule.id })}
                    >
                      Remove
                    </Button>
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </Records>
      {failed && <Refusal>{reasonOf(failed)}</Refusal>}
    </>
  );
}

function inWords({ rule, api, path, owner }: AssignmentRule): string {
  const terms = [
    rule !== '' && `of ${rule}`,
    api !== '' && `on APIs named ${api}`,
    path !== '' && `at ${path}`,
    owner && `on APIs of ${owner.name}`,
  ].filter(Boolean);
  return terms.length === 0 ? 'all' : terms.join(', ');
}
