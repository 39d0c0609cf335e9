// The least an Electron program can be: what starting a window costs at any rate.
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));
