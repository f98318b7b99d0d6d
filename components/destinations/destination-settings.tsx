'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useState } from 'react';
import { Section } from '@/components/settings/section';
import { ShownOnce } from '@/components/settings/shown-once';
import { Dialog } from '@/components/ui/dialog';
import { destinationList } from '@/lib/client/destination-queries';
import { DeliveryList } from './delivery-list';
import { DestinationForm } from './destination-form';
import { DestinationTable } from './destination-table';
import { destinationsParsers } from './destinations-url';

/** Where others are told of what happens: who they are, what became of it, and one more. */
export function DestinationSettings() {
  const { destinations } = useSuspenseQuery(destinationList()).data;
  const [{ destination: shownId }, setShown] = useQueryStates(destinationsParsers);
  const [editedId, setEdited] = useState<number | null>(null);
  const [made, setMade] = useState<{ count: number; secret: string | null }>({ count: 0, secret: null });
  const shown = destinations.find(({ id }) => id === shownId);
  const edited = destinations.find(({ id }) => id === editedId);
  return (
    <>
      <Section
        title="Webhooks"
        heading="h1"
        lead="When findings and APIs change, programs are told by signed webhooks, and people in Slack or Teams. Names and codes go out: no evidence, and no words that somebody wrote."
      >
        <DestinationTable
          destinations={destinations}
          onShow={(id) => void setShown({ destination: id, status: null })}
          onEdit={setEdited}
        />
      </Section>
      {shown && <DeliveryList key={shown.id} destination={shown} />}
      <Section title="New destination">
        {made.secret !== null && (
          <ShownOnce
            title="The secret of your new webhook"
            text={made.secret}
            says="Its receiver checks signatures with it. It is shown this once."
          />
        )}
        <DestinationForm
          key={made.count}
          destination={null}
          onDone={(secret) => setMade(({ count }) => ({ count: count + 1, secret }))}
        />
      </Section>
      {edited && (
        <Dialog title={`Change ${edited.name}`} onClose={() => setEdited(null)}>
          <DestinationForm destination={edited} onDone={() => setEdited(null)} />
        </Dialog>
      )}
    </>
  );
}
