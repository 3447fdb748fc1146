// The browser that reports are tried in, and what it says of each page: Debian's Chromium, driven
// by playwright-core. Whatever a page asks for but itself, logs, throws or has forbidden is a fault.
'use strict';

const path = require('node:path');
const {pathToFileURL} = require('node:url');
const {chromium} = require('playwright-core');

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

function launch() {
    return chromium.launch({
        executablePath: CHROMIUM,
        args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
               '--font-render-hinting=none', '--host-resolver-rules=MAP * ~NOTFOUND'],
    });
}

// Opens a file in a context of its own: settings are Playwright's, and "before" are scripts to run
// before the page's. faults() lists what went wrong so far.
async function open(browser, file, settings = {}, before = []) {
    const context = await browser.newContext(
        {viewport: {width: 1440, height: 900}, reducedMotion: 'reduce', ...settings});
    const faults = [];
    const address = pathToFileURL(path.resolve(file)).href;
    for (const script of before) {
        await context.addInitScript({path: script});
    }
    const page = await context.newPage();
    page.setDefaultTimeout(20000); // machines are busy at times
    page.on('console', message => faults.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => faults.push(`thrown: ${error.message}`));
    page.on('dialog', dialog => {
        faults.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on('request', request => {
        if (request.url().split('#')[0] !== address && !request.url().startsWith('blob:')) {
            faults.push(`asked for ${request.url()}`);
        }
    });
    await page.goto(address + (settings.hash ?? ''));
    return {page, faults, close: () => context.close()};
}

module.exports = {launch, open};
