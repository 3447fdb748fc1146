// Accessibility by axe-core's rules for WCAG 2.1 A and AA and its best practices, light and dark, on
// a wide and on a narrow screen.
'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const {open} = require('./browser.js');

const AXE = require.resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

// "rule: element, element" for each rule broken.
async function violations(page) {
    const found = await page.evaluate(async tags => {
        const result = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
        return result.violations.map(({id, nodes}) => `${id} (${nodes.length}): ` +
            nodes.slice(0, 3).map(node => node.html.slice(0, 160)).join(' | '));
    }, TAGS);
    return found;
}

function accessible(report) {
    return {
        name: `${report}: by axe-core's rules, wide and light, narrow and dark`,
        run: async (browser, folder) => {
            const {page, close} =
                await open(browser, path.join(folder, `${report}.html`), {}, [AXE]);
            try {
                for (const [width, colorScheme] of [[1440, 'light'], [390, 'dark']]) {
                    await page.setViewportSize({width, height: 900});
                    await page.emulateMedia({colorScheme});
                    assert.deepEqual(await violations(page), [], `${width} px, ${colorScheme}`);
                }
            } finally {
                await close();
            }
        },
    };
}

module.exports = reports => reports.map(accessible);
module.exports.violations = violations;
module.exports.AXE = AXE;
