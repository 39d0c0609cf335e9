/** What `npm start` and `npm test` say in the terminal. */
export const TEXT = {
  noDisplay:
    'صفحه نمایشی در دسترس نیست؛ «دفتر» در مرورگر باز می‌شود. (No display: opening the browser host.)',
  noRuntime:
    'موتور Electron در دسترس نیست؛ «دفتر» در مرورگر باز می‌شود. (No Electron runtime: opening the browser host.)',
  runtimeFailed:
    'پنجره Electron باز نشد؛ «دفتر» در مرورگر باز می‌شود. (Electron did not start: opening the browser host.)',
  fetching: (seconds) =>
    `دریافت موتور Electron، حداکثر ${seconds.toLocaleString('fa')} ثانیه… (Fetching the Electron runtime.)`,
  asRoot:
    'با کاربر root اجرا می‌شود، پس جعبه امن Chromium خاموش است. (Running as root: --no-sandbox is added.)',
};
