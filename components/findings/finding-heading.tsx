'use client';

import { CloseButton } from '@mantine/core';
import Link from 'next/link';
import { useEffect, useRef } from 'react';
import { Method } from '@/components/endpoint/method';
import { PathTemplate } from '@/components/endpoint/path-template';
import { SeverityMark } from '@/components/rules/severity-mark';
import type { FindingDetail } from '@/lib/contracts/finding';
import { FindingFacts } from './finding-facts';
import classes from './finding-heading.module.css';
import { placeInWords } from './finding-place';

interface FindingHeadingProps {
  finding: FindingDetail;
  takeFocus: () => boolean;
  onClose: () => void;
}

/** What it is and where, with the ways on to rule, endpoint and API. */
export function FindingHeading({ finding, takeFocus, onClose }: FindingHeadingProps) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeFocus()) headingRef.current?.focus();
  }, [takeFocus]);
  const { severity, rule, title, apiId, api, endpointId, method, path } = finding;
  const place =
    method !== null && path !== null ? (
      <>
        <Method method={method} /> <PathTemplate path={path} />
      </>
    ) : (
      placeInWords(finding)
    );
  return (
    <header className={classes.heading}>
      <div className={classes.top}>
        <SeverityMark severity={severity} />
        <Link href={`/rules/${rule}`} className={classes.rule} title="What the rule says">
          {rule}
        </Link>
        <CloseButton
          aria-label="Close the finding"
          title="Close (Esc)"
          size="sm"
          className={classes.close}
          onClick={onClose}
        />
      </div>
      <h2 ref={headingRef} tabIndex={-1} className={classes.title}>
        {title}
      </h2>
      <p className={classes.place}>
        {endpointId === null ? (
          <span>{place}</span>
        ) : (
          <Link href={`/endpoints/${endpointId}`} className={classes.endpoint}>
            {place}
          </Link>
        )}
        <Link href={`/apis/${apiId}`}>{api}</Link>
      </p>
      <FindingFacts finding={finding} />
    </header>
  );
}
