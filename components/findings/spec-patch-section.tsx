'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PanelSection } from '@/components/endpoint/panel-section';
import { CopyButton } from '@/components/ui/copy-button';
import { downloadText } from '@/components/ui/download-text';
import { InlineCode } from '@/components/ui/inline-code';
import { findingPatch } from '@/lib/client/finding-queries';
import type { SpecPatchOffer } from '@/lib/contracts/spec-patch';
import classes from './spec-patch-section.module.css';

/** The overlay that clears the finding, for each document that has to change; nothing where the fix is elsewhere. */
export function SpecPatchSection({ id, rule }: { id: number; rule: string }) {
  const { data } = useQuery(findingPatch(id));
  if (!data?.isInSpec) return null;
  return (
    <PanelSection title="In the spec">
      {data.because !== null && (
        <p className={classes.says}>
          <InlineCode>{data.because}</InlineCode>
        </p>
      )}
      {data.patches.map((patch) => (
        <Patch key={patch.document.title} patch={patch} file={`${rule.toLowerCase()}-${id}.overlay.yaml`} />
      ))}
    </PanelSection>
  );
}

function Patch({ patch: { document, kind, says, yaml }, file }: { patch: SpecPatchOffer; file: string }) {
  return (
    <div className={classes.patch}>
      <p className={classes.says}>
        An OpenAPI Overlay for {document.title}, revision {document.revision} ({document.file}).{' '}
        {kind === 'changes' && <strong>For when the service does so as well. </strong>}
        <InlineCode>{says}</InlineCode>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <pre tabIndex={0}>{yaml}</pre>
      <div className={classes.actions}>
        <CopyButton text={yaml} what="overlay" />
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => downloadText(file, yaml, 'application/yaml')}
        >
          Download
        </Button>
      </div>
    </div>
  );
}
