'use client';

import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '@/components/settings/section';
import { Dialog } from '@/components/ui/dialog';
import { trackerList } from '@/lib/client/tracker-queries';
import { TrackerForm } from './tracker-form';
import { TrackerTable } from './tracker-table';

/** Projects in which tickets are made of findings. */
export function TrackerSettings() {
  const { trackers } = useSuspenseQuery(trackerList()).data;
  const [editedId, setEdited] = useState<number | null>(null);
  const [made, setMade] = useState(0);
  const edited = trackers.find(({ id }) => id === editedId);
  return (
    <>
      <Section
        title="Trackers"
        heading="h1"
        lead="Projects of GitHub, GitLab or Jira in which a ticket can be made of a finding. Closing the ticket claims a fix; what traffic shows to be fixed closes it, and what comes back opens it again."
      >
        <TrackerTable trackers={trackers} onEdit={setEdited} />
      </Section>
      <Section title="New tracker">
        <TrackerForm key={made} tracker={null} onDone={() => setMade(made + 1)} />
      </Section>
      {edited && (
        <Dialog title={`Change ${edited.name}`} onClose={() => setEdited(null)}>
          <TrackerForm tracker={edited} onDone={() => setEdited(null)} />
        </Dialog>
      )}
    </>
  );
}
