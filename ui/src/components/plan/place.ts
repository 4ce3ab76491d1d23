import type { Credit, Placement } from '$lib/backend';

/** A credit as a placement of the plan wants it. */
export function placed(credit: Credit, placement: Placement): Credit {
  const { from_cycle, to_cycle, from_bucket, to_bucket } = placement;
  return {
    ...credit,
    cycle_choice:
      to_cycle > from_cycle ? 'next' : to_cycle < from_cycle ? 'current' : credit.cycle_choice,
    applied_to: to_bucket === from_bucket ? credit.applied_to : to_bucket,
  };
}
