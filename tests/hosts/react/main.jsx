// A portal in React: shows the application, takes it away, brings it back.
import 'encours/component';
import './portal.css';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Portal() {
  const app = useRef(null);
  const [shown, setShown] = useState(true);
  const [open, setOpen] = useState('');
  useEffect(() => {
    const element = app.current;
    if (!element) return undefined;
    // The book changed: ask again.
    const ask = async () => {
      const { total } = await element.engine.ask({ query: 'invoices', limit: 1 });
      setOpen(`${total} factures`);
    };
    element.addEventListener('encours-changed', ask);
    return () => element.removeEventListener('encours-changed', ask);
  }, [shown]);
  return (
    <>
      <h1>Portail</h1>
      <p id="total">{open}</p>
      <button type="button" onClick={() => setShown(!shown)}>{shown ? 'Fermer' : 'Ouvrir'}</button>
      {shown && <encours-app ref={app} workspace="portail" lang="fr" theme="light" />}
    </>
  );
}

createRoot(document.getElementById('root')).render(<Portal />);
