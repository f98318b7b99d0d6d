'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { findingsHref } from '@/components/findings/findings-url';
import { foundApis, foundEndpoints, foundFindings, foundRules } from '@/lib/client/palette-queries';
import { LISTS, PAGES } from './pages';
import { entriesWith, type PaletteEntry, type PaletteGroup } from './palette-entry';

const DEBOUNCE_MS = 150;

/** What the words find, by kind; without words the pages and actions. Kinds without a match are left out. */
export function usePaletteGroups(typed: string): { groups: PaletteGroup[]; isSearching: boolean } {
  const words = typed.trim();
  const [settled] = useDebouncedValue(words, DEBOUNCE_MS);
  const asked = words === '' ? '' : settled;
  const apis = useQuery(foundApis(asked));
  const endpoints = useQuery(foundEndpoints(asked));
  const findings = useQuery(foundFindings(asked));
  const rules = useQuery(foundRules(asked));
  const colours = useColourEntries();
  const isSearching =
    words !== asked || [apis, endpoints, findings, rules].some(({ isFetching }) => isFetching);
  const of = <Item>(items: readonly Item[] | undefined, toEntry: (item: Item) => PaletteEntry) =>
    asked === '' ? [] : (items ?? []).map(toEntry);
  const groups = [
    { title: 'Pages', entries: entriesWith(PAGES, words) },
    {
      title: 'APIs',
      entries: of(apis.data?.apis, ({ id, name, endpoints: count }) => ({
        id: `api ${id}`,
        label: name,
        detail: `${count} endpoints`,
        go: { href: `/apis/${id}` },
      })),
    },
    {
      title: 'Endpoints',
      entries: of(endpoints.data?.endpoints, ({ id, method, path, api }) => ({
        id: `endpoint ${id}`,
        label: `${method} ${path}`,
        detail: api,
        isCode: true,
        go: { href: `/endpoints/${id}` },
      })),
    },
    {
      title: 'Findings',
      entries: of(findings.data?.findings, ({ id, title, severity, api, method, path }) => ({
        id: `finding ${id}`,
        label: title,
        detail: [severity, path === null ? api : `${method} ${path}`].join(' · '),
        go: { href: findingsHref({ finding: id }) },
      })),
    },
    {
      title: 'Rules',
      entries: of(rules.data?.rules, ({ id, title }) => ({
        id: `rule ${id}`,
        label: title,
        detail: id,
        go: { href: `/rules/${id}` },
      })),
    },
    { title: 'Lists', entries: entriesWith(LISTS, words) },
    { title: 'Actions', entries: entriesWith(colours, words) },
  ];
  return { groups: groups.filter(({ entries }) => entries.length > 0), isSearching };
}

function useColourEntries(): PaletteEntry[] {
  const { setColorScheme } = useMantineColorScheme();
  const schemes = [
    ['light', 'Light colours'],
    ['dark', 'Dark colours'],
    ['auto', 'Colours as the system has them'],
  ] as const;
  return schemes.map(([scheme, label]) => ({
    id: `colours ${scheme}`,
    label,
    detail: 'Colour scheme',
    go: { run: () => setColorScheme(scheme) },
  }));
}
