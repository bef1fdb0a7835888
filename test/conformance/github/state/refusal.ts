/** What cannot be done, with the status and words that GitHub has for it. */
export class Refusal extends Error {
  constructor(readonly status: number, message: string, readonly errors?: readonly object[]) {
    super(message);
  }
}

/** GitHub's word for a field that it does not take. */
export function invalid(resource: string, field: string, message: string): Refusal {
  return new Refusal(422, 'Validation Failed', [{ resource, field, code: 'custom', message }]);
}
