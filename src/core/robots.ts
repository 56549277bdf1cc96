import robotsParser from 'robots-parser';

/** What a server asks of programs that read it. */
export interface Robots {
  readonly isAllowed: (url: string, userAgent: string) => boolean | undefined;
  /** Seconds between two requests. */
  readonly getCrawlDelay: (userAgent: string) => number | undefined;
}

/** Reads a `robots.txt`; the package's types do not fit how it is published. */
export const readRobots = robotsParser as unknown as (address: string, text: string) => Robots;
