import { Button } from '@mantine/core';
import { ApiSection } from '@/components/api/api-section';
import { CommandLine } from '@/components/ui/command-line';
import { CopyButton } from '@/components/ui/copy-button';
import type { CampaignDetail } from '@/lib/contracts/campaign';
import classes from './campaign-page.module.css';

interface SnapshotSectionProps {
  campaign: CampaignDetail;
  snapshot: NonNullable<CampaignDetail['snapshot']>;
}

/** The signed file of a closed review, and how an auditor checks it. */
export function SnapshotSection({ campaign: { id, publicKey }, snapshot }: SnapshotSectionProps) {
  const file = `campaign-${id}.json`;
  return (
    <ApiSection title="Snapshot" note="Sealed and signed at the closing; nothing changes it.">
      <dl className={classes.facts}>
        <dt>SHA-256</dt>
        <dd className={classes.key}>{snapshot.sha256}</dd>
        <dt>Signed with</dt>
        <dd className={classes.key}>
          {snapshot.publicKey} <CopyButton text={snapshot.publicKey} what="public key" />
        </dd>
        <dt>To verify it</dt>
        <dd>
          <CommandLine command={`gnomon campaign verify ${file} --key ${snapshot.publicKey}`} />
        </dd>
      </dl>
      {snapshot.publicKey !== publicKey && (
        <p className={classes.soft}>This deployment has another key today: {publicKey}.</p>
      )}
      <Button
        mt={12}
        size="xs"
        variant="default"
        component="a"
        href={`/api/v1/campaigns/${id}/snapshot`}
        download={file}
      >
        Export the snapshot
      </Button>
    </ApiSection>
  );
}
