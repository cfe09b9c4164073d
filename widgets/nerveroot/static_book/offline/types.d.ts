// The few parts of a service worker that ours uses. TypeScript's own library for workers
// cannot stand beside the one for pages, which the rest of the package needs.

export interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends LastingEvent {
  request: Request;
  clientId: string;
  resultingClientId: string;
  respondWith(answer: Promise<Response>): void;
}

export interface Worker {
  registration: { scope: string; unregister(): Promise<boolean> };
  caches: CacheStorage;
  clients: {
    claim(): Promise<void>;
    matchAll(options: {
      type: "window";
      includeUncontrolled: boolean;
    }): Promise<{ url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(name: "fetch", listener: (event: RequestEvent) => void): void;
  addEventListener(
    name: "install" | "activate",
    listener: (event: LastingEvent) => void,
  ): void;
}

/** A page that can be read without a network. */
export interface SavedPage {
  address: string;
  /** Its title as the page's own HTML writes it. */
  title: string;
  saved: Date;
}
