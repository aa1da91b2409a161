/** On a busy machine a page is drawn late: what a test waits for may take longer than the library's second. */
if ('document' in globalThis) {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: 10_000 });
}

export {};
