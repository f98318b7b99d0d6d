/** Every page that people open often, with what they would click there. */
export const PAGES: readonly { path: string; click?: string }[] = [
  { path: '/' },
  { path: '/inventory', click: '[role=row][data-index="3"]' },
  { path: '/apis' },
  { path: '/findings', click: '[role=row][data-index="3"]' },
  { path: '/sources' },
  { path: '/rules' },
  { path: '/governance/lifecycle' },
  { path: '/governance/campaigns' },
  { path: '/governance/policies' },
  { path: '/governance/exceptions' },
  { path: '/settings/rules' },
];
