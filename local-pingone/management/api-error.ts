/** The refusals of the Management API: one error type that carries status, code and details as PingOne words them. */
import type { Document, Json } from '../store.ts';

export interface ErrorDetail {
  code: string;
  target?: string;
  message: string;
  innerError?: { [key: string]: Json };
}

const validationMessage =
  'The request could not be completed. One or more validation errors were in the request.';

/** The two wordings of a refusal; which service uses which is told in `permissions.ts`. */
export const refusals = {
  management: 'The actor attempting to perform the request is not authorized.',
  newer: 'The request could not be completed. You do not have access to this resource.',
} as const;

export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: readonly ErrorDetail[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }

  toDocument(id: string): Document {
    const details: Json[] = this.details.map((detail) => ({
      code: detail.code,
      ...(detail.target === undefined ? {} : { target: detail.target }),
      message: detail.message,
      ...(detail.innerError === undefined ? {} : { innerError: detail.innerError }),
    }));
    return { id, code: this.code, message: this.message, ...(details.length === 0 ? {} : { details }) };
  }
}

export function invalidData(...details: ErrorDetail[]): ApiError {
  return new ApiError(400, 'INVALID_DATA', validationMessage, details);
}

export function invalidRequest(message: string): ApiError {
  return new ApiError(400, 'INVALID_REQUEST', `The request could not be completed. ${message}`);
}

/** A valid request that the state of the object forbids. */
export function requestFailed(...details: ErrorDetail[]): ApiError {
  return new ApiError(
    400,
    'REQUEST_FAILED',
    'The request could not be completed. The requested action was not allowed.',
    details,
  );
}

export function constraintViolation(message: string, target?: string): ApiError {
  return invalidData({ code: 'CONSTRAINT_VIOLATION', ...(target === undefined ? {} : { target }), message });
}

export function invalidToken(): ApiError {
  const detail = {
    code: 'INVALID_TOKEN',
    target: 'Authentication Credentials',
    message: 'The access token is missing, expired or was not issued by this environment.',
  };
  const message = 'The request could not be completed. You do not have access to this resource.';
  return new ApiError(401, 'ACCESS_FAILED', message, [detail], { 'www-authenticate': 'Bearer' });
}

export function forbidden(message: string, detail?: string): ApiError {
  return new ApiError(
    403,
    'ACCESS_FAILED',
    message,
    detail === undefined ? [] : [{ code: 'INSUFFICIENT_PERMISSIONS', message: detail }],
  );
}

export function notFound(): ApiError {
  return new ApiError(
    404,
    'NOT_FOUND',
    'The request could not be completed. The requested resource object cannot be found.',
  );
}

export function methodNotAllowed(allowed: readonly string[]): ApiError {
  return new ApiError(
    405,
    'INVALID_REQUEST',
    'The request could not be completed. The method is not supported by this resource.',
    [],
    { allow: allowed.join(', ') },
  );
}

export function unsupportedMediaType(): ApiError {
  return new ApiError(
    415,
    'INVALID_REQUEST',
    'The request could not be completed. The content type is not supported.',
  );
}
