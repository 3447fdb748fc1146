// Pages: quiet, whole without scripts, and within their width on every screen; with pictures to look
// at.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {open} = require('./browser.js');

const WIDTHS = [1440, 768, 390];
const SCHEMES = ['light', 'dark'];

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

function fits(report, width, colorScheme) {
    return {
        name: `${report}: quiet and within ${width} px, ${colorScheme}`,
        run: async (browser, folder) => {
            const {page, faults, close} = await open(browser, path.join(folder, `${report}.html`),
                {viewport: {width, height: 900}, colorScheme});
            try {
                assert.deepEqual(await overflow(page), []);
                await page.screenshot({fullPage: true,
                    path: path.join(folder, `${report}-${width}-${colorScheme}.png`)});
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
    ...reports.flatMap(report => SCHEMES.flatMap(
        scheme => WIDTHS.map(width => fits(report, width, scheme)))),
    ...reports.map(wholeWithoutScripts),
];
module.exports.overflow = overflow;
