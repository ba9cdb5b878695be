//! Files in and out of the page: reading what was dropped, handing over what was made.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

use super::client::{Client, failure, field, object, to_js};
use crate::base::json;
use crate::engine::protocol::{ExportRequest, Problem};

/// The files of a list.
pub fn listed(files: Option<FileList>) -> Vec<File> {
    files
        .map_or_else(Vec::new, |files| (0..files.length()).filter_map(|at| files.get(at)).collect())
}

/// The bytes of a file.
pub async fn bytes(file: &File) -> Result<ArrayBuffer, Problem> {
    JsFuture::from(file.array_buffer())
        .await
        .map(ArrayBuffer::from)
        .map_err(|_| failure("unreadable-file", &file.name()))
}

/// Files as `preview` takes them, and the buffers to give away with them.
pub async fn packed(files: &[File]) -> Result<(Array, Array), Problem> {
    let (packed, transfer) = (Array::new(), Array::new());
    for file in files {
        let bytes = bytes(file).await?;
        transfer.push(&bytes);
        packed.push(&object(&[("name", file.name().into()), ("bytes", bytes.into())]));
    }
    Ok((packed, transfer))
}

/// Has the engine make a file and hands it to the browser's downloads; answers its name.
pub async fn export(client: Client, request: &ExportRequest) -> Result<String, Problem> {
    let answer = client.send("export", to_js(request)?, &Array::new()).await?;
    let text = |name| field(&answer, name).and_then(|value| value.as_string()).unwrap_or_default();
    let (name, mime) = (text("name"), text("mime"));
    let bytes = field(&answer, "bytes").ok_or_else(|| failure("unreadable-answer", "bytes"))?;
    download(&name, &mime, &Uint8Array::new(&bytes))
        .map_err(|_| failure("download-refused", &name))?;
    Ok(name)
}

/// What the engine makes as JSON, read at once.
pub async fn fetched<T: DeserializeOwned>(
    client: Client,
    request: &ExportRequest,
) -> Result<T, Problem> {
    let answer = client.send("export", to_js(request)?, &Array::new()).await?;
    let bytes = field(&answer, "bytes").ok_or_else(|| failure("unreadable-answer", "bytes"))?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    json::read(&bytes).map_err(|error| failure("unreadable-answer", &error.to_string()))
}

fn download(name: &str, mime: &str, bytes: &Uint8Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser holds the content from the click on; a minute later nothing needs the address any more.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}

/// A drawing as an address: nothing to let go of again.
pub fn drawing(drawing: &str) -> String {
    let encoded: JsValue = js_sys::encode_uri_component(drawing).unchecked_into();
    format!("data:image/svg+xml,{}", encoded.as_string().unwrap_or_default())
}
