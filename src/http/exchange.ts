/** One request and its answer as a trace may show it: the redactor has not seen it yet. */
export interface Exchange {
  method: string;
  url: string;
  requestHeaders: Readonly<Record<string, string>>;
  requestBody?: string;
  /** Absent where no answer came. */
  status?: number;
  responseHeaders?: Readonly<Record<string, string>>;
  responseBody?: string;
  failure?: string;
  durationMs: number;
}

export type ExchangeListener = (exchange: Exchange) => void;
