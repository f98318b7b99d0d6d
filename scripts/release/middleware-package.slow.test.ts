import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../testing/temporary-folder';
import { PACKAGE_EXPORTS, writeMiddleware } from './middleware-package.ts';

const project = path.resolve(import.meta.dirname, '../..');
const folder = makeTemporaryFolder('middleware');
const installed = path.join(folder, 'node_modules/gnomon');

beforeAll(async () => {
  await writeMiddleware(path.join(installed, 'middleware'));
  const release = { name: 'gnomon', version: '0.0.0', type: 'module', exports: PACKAGE_EXPORTS };
  writeFileSync(path.join(installed, 'package.json'), JSON.stringify(release));
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(file: string, text: string): string {
  writeFileSync(path.join(folder, file), text);
  return execFileSync(process.execPath, ['--no-warnings', file], { cwd: folder, encoding: 'utf8' });
}

describe('gnomon/middleware, packed', () => {
  const use = `const gnomon = capture({ server: 'http://127.0.0.1:9', token: 't', source: 's' });
    console.log(JSON.stringify([typeof gnomon.express(), gnomon.stats().captured]));`;

  it('is one file and its types', () => {
    expect(readdirSync(path.join(installed, 'middleware')).sort()).toEqual(['index.d.mts', 'index.mjs']);
  });

  it('is imported, and keeps no process alive', () => {
    expect(run('a.mjs', `import { capture } from 'gnomon/middleware';\n${use}`)).toBe('["function",0]\n');
  });

  it('is required', () => {
    expect(run('a.cjs', `const { capture } = require('gnomon/middleware');\n${use}`)).toBe(
      '["function",0]\n',
    );
  });

  it('has types that fit servers, Express and Fastify', () => {
    mkdirSync(path.join(folder, 'types'));
    symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'types/node_modules'));
    cpSync(path.join(installed, 'middleware'), path.join(folder, 'types/middleware'), { recursive: true });
    writeFileSync(
      path.join(folder, 'types/use.mts'),
      `import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import express from 'express';
import Fastify from 'fastify';
import { type Capture, capture } from './middleware/index.mjs';
const gnomon: Capture = capture({ server: process.env.GNOMON_URL, token: process.env.GNOMON_TOKEN, source: 'shop' });
gnomon.attach(createServer()).listen(0);
gnomon.attach(createSecureServer()).listen(0);
express().use(gnomon.express());
await Fastify().register(gnomon.fastify);
await Fastify({ http2: true }).register(gnomon.fastify);
await gnomon.close();
`,
    );
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', '--types', 'node'];
    execFileSync(
      process.execPath,
      [path.join(project, 'node_modules/typescript/bin/tsc'), ...options, 'use.mts'],
      {
        cwd: path.join(folder, 'types'),
        stdio: 'pipe',
      },
    );
  });
});
