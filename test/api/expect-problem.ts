import { expect } from "vitest";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** That it is an error of this kind, said as RFC 9457 wants it. */
export function expectProblem(answer: Answer, status: number, code: string, where: string): void {
  expect(answer, where).toMatchObject({ status });
  expect(answer.headers.get("content-type"), where).toBe("application/problem+json");
  const problem = JSON.parse(answer.text) as Record<string, unknown>;
  expect(problem, where).toMatchObject({
    type: `urn:bellhop:problem:${code}`,
    status,
    title: expect.stringMatching(/./),
    detail: expect.stringMatching(/./),
  });
}
