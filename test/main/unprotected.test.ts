import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isUnprotected, profileCommand, unprotectedText } from '../../app/main/unprotected';

const started = { hasNoSandbox: true, env: { APPIMAGE: '/home/anna/Sverka.AppImage' }, userId: 1000 };

describe('an AppImage whose start script switched the sandbox off', () => {
  it('is told from what a person has chosen', () => {
    expect(isUnprotected(started)).toBe(true);
    expect(isUnprotected({ ...started, hasNoSandbox: false })).toBe(false);
    expect(isUnprotected({ ...started, env: {} })).toBe(false);
    expect(isUnprotected({ ...started, userId: 0 })).toBe(false);
    expect(isUnprotected({ ...started, env: { ...started.env, SVERKA_ALLOW_NO_SANDBOX: '1' } })).toBe(false);
  });

  it('says in both languages what an administrator does, with the profile that is there', () => {
    const resources = join(__dirname, '../../resources');
    const [, profile = ''] = /^cat '([^']+)'/.exec(profileCommand(resources)) ?? [];
    expect(readFileSync(profile, 'utf8')).toContain('userns,');
    for (const language of ['en', 'ru'] as const)
      expect(unprotectedText(language, resources)).toContain(profileCommand(resources));
  });
});
