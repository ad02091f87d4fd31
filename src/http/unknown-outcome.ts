/** What to do about a write of which nobody can say whether it took effect; the same where no answer came and where a gateway gave one. */

/** Under which PingOne's audit log has the request (pingone-api §3.3): the only handle where no answer brought a request ID. */
export const transactionHeader = 'x-ping-external-transaction-id';

export function lookFirst(transactionId: string | undefined): string {
  const look = 'Look at the object before you try again';
  return transactionId === undefined
    ? `${look}.`
    : `${look}; the audit log of PingOne has the request under the transaction ID ${transactionId}.`;
}
