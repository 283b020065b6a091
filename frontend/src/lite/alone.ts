/**
 * Lets JupyterLite see only its own service worker: when it starts, it unregisters every other one of its host, that
 * of the course and those of other sites beside it.
 */
export function seeOnlyOwnWorkers(own: string): void {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  const every = workers.getRegistrations.bind(workers);
  const one = workers.getRegistration.bind(workers);
  const isOwn = (found: ServiceWorkerRegistration | undefined): boolean =>
    found?.scope.startsWith(own) ?? false;
  workers.getRegistrations = async () => (await every()).filter(isOwn);
  workers.getRegistration = async (address) => {
    const found = await one(address); // where it has none, this is the course's
    return isOwn(found) ? found : undefined;
  };
  const seen = Object.getOwnPropertyDescriptor(ServiceWorkerContainer.prototype, "controller");
  Object.defineProperty(workers, "controller", {
    configurable: true,
    get() {
      const found: ServiceWorker | null = seen?.get?.call(workers) ?? null;
      return found?.scriptURL.startsWith(own) ? found : null;
    },
  });
}
