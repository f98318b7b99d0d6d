'use client';

import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { reasonOf } from '@/components/account/reason-of';
import { Refusal } from '@/components/account/refusal';
import { PanelSection } from '@/components/endpoint/panel-section';
import { TICKET_WORDS, TRACKER_WORDS } from '@/components/trackers/words';
import { orpc } from '@/lib/client/orpc';
import { findingTickets } from '@/lib/client/tracker-queries';
import type { Ticket } from '@/lib/contracts/tracker';
import classes from './ticket-section.module.css';

interface TicketSectionProps {
  id: number;
  mayOpen: boolean;
}

/** Tickets of a finding, and the trackers in which one can be made. Nothing where there is neither. */
export function TicketSection({ id, mayOpen }: TicketSectionProps) {
  const { data } = useQuery(findingTickets(id));
  const client = useQueryClient();
  const open = useMutation(
    orpc.tickets.open.mutationOptions({
      onSettled: () => client.invalidateQueries({ queryKey: orpc.tickets.key() }),
    }),
  );
  const offered = mayOpen ? (data?.offered ?? []) : [];
  if (!data || data.tickets.length + offered.length === 0) return null;
  return (
    <PanelSection title="Tickets">
      <ul className={classes.tickets}>
        {data.tickets.map((ticket) => (
          <li key={ticket.id}>
            <TicketLine ticket={ticket} />
            {ticket.error !== null && (
              <>
                <Refusal>{ticket.error}</Refusal>
                {mayOpen && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={open.isPending}
                    onClick={() => open.mutate({ id, tracker: ticket.tracker.id })}
                  >
                    Try again
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {offered.map((tracker) => (
        <Button
          key={tracker.id}
          size="xs"
          variant="default"
          mr={8}
          disabled={open.isPending}
          onClick={() => open.mutate({ id, tracker: tracker.id })}
        >
          Make a ticket in {tracker.name}
        </Button>
      ))}
      {open.isError && <Refusal>{reasonOf(open.error)}</Refusal>}
    </PanelSection>
  );
}

function TicketLine({ ticket: { tracker, label, url, state } }: { ticket: Ticket }) {
  const where = `${tracker.name} (${TRACKER_WORDS[tracker.kind]})`;
  return (
    <span role="status">
      {label !== null && url !== null ? (
        <a href={url} target="_blank" rel="noreferrer">
          {label}
        </a>
      ) : (
        'A ticket'
      )}{' '}
      in {where}: {TICKET_WORDS[state]}
    </span>
  );
}
