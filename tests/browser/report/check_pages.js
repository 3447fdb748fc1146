// Pages: quiet, whole without scripts, and within their width on every screen; with pictures to look
// at.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {open} = require('./browser.js');

// Width and colours; a picture is taken of the first of each width.
const SCREENS = [
    {width: 1440, colorScheme: 'light', shown: true},
    {width: 1440, colorScheme: 'dark', shown: false},
    {width: 768, colorScheme: 'dark', shown: true},
    {width: 768, colorScheme: 'light', shown: false},
    {width: 390, colorScheme: 'light', shown: true},
    {width: 390, colorScheme: 'dark', shown: false},
];

// What sticks out of the page to the right, except within what scrolls by itself.
function overflow(page) {
    return page.evaluate(() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) {
            return [];
        }
        return [...document.body.querySelectorAll('*')]
            .filter(element => element.getBoundingClientRect().right > root.clientWidth + 1)
            .slice(0, 5).map(element => `${element.localName}.${element.className.baseVal ??
                                         element.className}#${element.id}`);
    });
}

// The top of the page, as far as one cares to scroll.
const LONGEST = 9000;

async function picture(page, width, file) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.screenshot({fullPage: true, path: file,
                           clip: {x: 0, y: 0, width, height: Math.min(height, LONGEST)}});
}

function fits(report) {
    return {
        name: `${report}: quiet, and within its width on three screens, light and dark`,
        run: async (browser, folder) => {
            const {page, faults, close} = await open(browser, path.join(folder, `${report}.html`));
            try {
                for (const {width, colorScheme, shown} of SCREENS) {
                    await page.setViewportSize({width, height: 900});
                    await page.emulateMedia({colorScheme});
                    assert.deepEqual(await overflow(page), [], `${width} px`);
                    if (shown) {
                        await picture(page, width, path.join(folder,
                            `${report}-${width}-${colorScheme}.png`));
                    }
                }
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

// Sections, rows and findings are on the page, and seen, with scripts forbidden.
function wholeWithoutScripts(report) {
    return {
        name: `${report}: whole without scripts`,
        run: async (browser, folder) => {
            const file = path.join(folder, `${report}.html`);
            const plain = await open(browser, file, {javaScriptEnabled: false});
            try {
                const {page} = plain;
                for (const part of ['main > section', 'main h2', 'main > section table tbody tr']) {
                    const parts = page.locator(part);
                    assert.ok(await parts.count() > 0 || report === 'empty', part);
                }
                for (const heading of await page.locator('main h2').all()) {
                    assert.ok(await heading.isVisible());
                }
                assert.deepEqual(await overflow(page), []);
                assert.equal(await page.locator('button').count(), 0, 'no button does nothing');
            } finally {
                await plain.close();
            }
        },
    };
}

module.exports = reports => [
    ...reports.map(fits),
    ...reports.map(wholeWithoutScripts),
];
module.exports.overflow = overflow;
