import { licences } from 'virtual:licences';
import { ABOUT_TEXT } from './text.fa.ts';

/** The licences of everything that is shipped, each to be opened; read only when somebody asks. */
export function LicencesList() {
  return (
    <>
      <p>{ABOUT_TEXT.licencesText(licences.length)}</p>
      <p>{ABOUT_TEXT.runtimeLicences}</p>
      <ul className="licences">
        {licences.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`} dir="ltr" lang="en">
            <details>
              <summary>
                <b>{name}</b> {version} <span className="faint">{licence}</span>
              </summary>
              <pre tabIndex={0}>{text === '' ? licence : text}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}
