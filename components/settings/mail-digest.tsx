'use client';

import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { Segments } from '@/components/ui/segments';
import { mailChoice } from '@/lib/client/account-queries';
import { orpc } from '@/lib/client/orpc';
import type { MailRhythm } from '@/lib/contracts/mail-digest';
import { Section } from './section';

const CHOICES = [
  { value: 'none', shown: 'None' },
  { value: 'daily', shown: 'Daily' },
  { value: 'weekly', shown: 'Weekly' },
] as const;

/** How often one is told by e-mail what is new and what waits. */
export function MailDigest() {
  const { rhythm, isPossible } = useSuspenseQuery(mailChoice()).data;
  const client = useQueryClient();
  const choose = useMutation(
    orpc.mail.set.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: orpc.mail.key() }),
    }),
  );
  const shown = choose.isPending ? choose.variables.rhythm : rhythm;
  return (
    <Section
      title="E-mail"
      lead={
        isPossible
          ? 'What is new, overdue, assigned to you, waiting for a decision and accepted for little longer: of your teams’ APIs, or of all where you have none. Nothing is sent when there is nothing to say.'
          : 'The operator has named no mail server, so none is sent. Your choice holds once there is one.'
      }
    >
      <div style={{ marginTop: 12 }}>
        <Segments
          legend="Digest by e-mail"
          choices={CHOICES}
          value={shown ?? 'none'}
          onChange={(value) =>
            choose.mutate({ rhythm: value === 'none' ? null : (value satisfies MailRhythm) })
          }
        />
      </div>
      {choose.isError && <Refusal>{reasonOf(choose.error)}</Refusal>}
    </Section>
  );
}
