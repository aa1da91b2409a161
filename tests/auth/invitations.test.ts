import { describe, expect, it } from 'vitest';
import { authStage, HOUR } from './stage.ts';

describe('an invitation', () => {
  it('opens once, whoever comes first; looking before spends nothing, and after says what became of it', async () => {
    const { invitations } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 24);
    for (let times = 0; times < 3; times++) expect(await invitations.look(secret)).toEqual({ ok: true, value: invitation });
    const spent = await Promise.all(Array.from({ length: 5 }, () => invitations.spend(secret)));
    expect(spent.filter(({ ok }) => ok)).toEqual([{ ok: true, value: invitation }]);
    expect(spent.filter(({ ok }) => !ok)).toEqual(Array.from({ length: 4 }, () => ({ ok: false, reason: 'spent' })));
    expect(await invitations.look(secret)).toEqual({ ok: false, reason: 'spent' });
    expect(await invitations.revoke(invitation.id)).toBeNull();
    expect(await invitations.look(secret)).toEqual({ ok: false, reason: 'spent' });
  });

  it('runs out to the millisecond, and is known for a month', async () => {
    const { clock, invitations, keys } = await authStage();
    const [first, second] = [await invitations.make('arl-1', 2), await invitations.make('arl-1', 2)];
    clock.advance(2 * HOUR - 1);
    expect((await invitations.spend(first.secret)).ok).toBe(true);
    clock.advance(1);
    expect(await invitations.spend(second.secret)).toEqual({ ok: false, reason: 'expired' });
    expect((await invitations.list()).map(({ id }) => id)).toEqual([second.invitation.id]);
    clock.advance(29 * 24 * HOUR);
    await invitations.list();
    expect([await invitations.look(first.secret), await invitations.look(second.secret)]).toEqual([
      { ok: false, reason: 'spent' },
      { ok: false, reason: 'expired' },
    ]);
    clock.advance(3 * 24 * HOUR);
    expect(await invitations.list()).toEqual([]);
    for (const { secret } of [first, second]) expect(await invitations.look(secret)).toEqual({ ok: false, reason: 'unknown' });
    expect((await keys.all('ended')).size).toBe(0);
  });

  it('is revoked by its public id', async () => {
    const { invitations } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 2);
    expect(await invitations.revoke(invitation.id)).toEqual(invitation);
    expect(await invitations.revoke(invitation.id)).toBeNull();
    expect(await invitations.spend(secret)).toEqual({ ok: false, reason: 'revoked' });
  });

  it('is not opened by its public id, and its secret is kept nowhere', async () => {
    const { invitations, keys } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 2);
    for (const wrong of [invitation.id, '', 'x'.repeat(44)])
      expect(await invitations.spend(wrong)).toEqual({ ok: false, reason: 'unknown' });
    await invitations.spend(secret);
    const kept = [...(await keys.all('invitation')), ...(await keys.all('ended'))];
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(secret);
  });
});

describe('a session', () => {
  it('keeps no secret, and two sign-ins never share one', async () => {
    const { keys, signIn } = await authStage();
    const [one, two] = [await signIn(), await signIn()];
    expect(one.secret).not.toBe(two.secret);
    expect(Buffer.from(one.secret, 'base64url')).toHaveLength(32);
    const kept = JSON.stringify([...(await keys.all('session'))]);
    expect(kept).not.toContain(one.secret);
    expect(kept).toContain(one.session.id);
  });

  it('is swept out of the list when it has ended', async () => {
    const { clock, keys, sessions, signIn } = await authStage();
    await signIn();
    clock.advance(11 * HOUR);
    const fresh = await signIn();
    expect((await sessions.list()).map(({ id }) => id)).toEqual([fresh.session.id]);
    expect((await keys.all('session')).size).toBe(1);
  });
});
