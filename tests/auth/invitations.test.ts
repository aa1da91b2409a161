import { describe, expect, it } from 'vitest';
import { authStage, HOUR } from './stage.ts';

describe('an invitation', () => {
  it('opens once, whoever comes first', async () => {
    const { invitations } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 24);
    const spent = await Promise.all(Array.from({ length: 5 }, () => invitations.spend(secret)));
    expect(spent.filter((one) => one !== null)).toEqual([invitation]);
  });

  it('runs out to the millisecond, and stays listed for a month', async () => {
    const { clock, invitations } = await authStage();
    const [first, second] = [await invitations.make('arl-1', 2), await invitations.make('arl-1', 2)];
    clock.advance(2 * HOUR - 1);
    expect(await invitations.spend(first.secret)).not.toBeNull();
    clock.advance(1);
    expect((await invitations.list()).map(({ id }) => id)).toEqual([second.invitation.id]);
    expect(await invitations.spend(second.secret)).toBeNull();
    await invitations.make('arl-1', 1);
    clock.advance(32 * 24 * HOUR);
    expect(await invitations.list()).toEqual([]);
  });

  it('is revoked by its public id', async () => {
    const { invitations } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 2);
    expect(await invitations.take(invitation.id)).toEqual(invitation);
    expect(await invitations.take(invitation.id)).toBeNull();
    expect(await invitations.spend(secret)).toBeNull();
  });

  it('is not opened by its public id, and its secret is kept nowhere', async () => {
    const { invitations, keys } = await authStage();
    const { secret, invitation } = await invitations.make('arl-1', 2);
    expect(await invitations.spend(invitation.id)).toBeNull();
    expect(JSON.stringify([...(await keys.all('invitation'))])).not.toContain(secret);
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
